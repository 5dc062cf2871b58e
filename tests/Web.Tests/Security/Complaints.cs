namespace Anmin.Web.Tests.Security;

/// <summary>Says every complaint in full, for whoever must mend it.</summary>
public static class Complaints
{
    public static void None(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, $"{all.Count} 处不对：\n{string.Join('\n', all.Take(40))}");
    }
}
