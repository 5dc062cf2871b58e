using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>Who already receives, anywhere in the system: nobody is covered twice by a benefit, nor by two that exclude each other (handbook 01 F-04).</summary>
public static class Receiving
{
    /// <summary>The names among those to be covered who are covered by a running grant of the benefit, or of one that excludes it, in the first month or later.</summary>
    /// <param name="except">The grant whose own change asks.</param>
    public static async Task<IReadOnlyList<string>> Already(AnminDb db, Benefit benefit, IReadOnlyList<CaseParty> covered, PayMonth first, Guid? except = null)
    {
        var ids = covered.Where(c => c.Id is not null).Select(c => c.Id!.Value.Value).ToList();
        string[] programmes = [benefit.Programme, .. benefit.Excludes];
        var month = first.Key;
        var receiving = await (
            from c in db.Covered
            join g in db.Grants.IgnoreQueryFilters() on c.GrantId equals g.Id
            join t in db.Terms on new { c.GrantId, c.Seq } equals new { t.GrantId, t.Seq }
            where ids.Contains(c.Person) && g.Id != except && c.Seq == g.TermSeq && programmes.Contains(g.Programme) && (t.Kind != TermKind.停发 || string.Compare(t.FromMonth, month) > 0)
                && (g.EndMonth == null || string.Compare(g.EndMonth, month) >= 0)
            select c.Person).Distinct().ToListAsync();
        return [.. covered.Where(c => c.Id is { } id && receiving.Contains(id.Value)).Select(c => c.Name)];
    }
}
