using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;

namespace Anmin.Casework.Desk;

/// <summary>The county's draw: every relative's or objected case, and a reproducible share of the others. Nobody can edit the draw.</summary>
public sealed class SpotChecks
{
    /// <summary>Draws by hashing the case number: the same case always gives the same ticket.</summary>
    public void Draw(CaseRow @case, Matter matter, Policy policy)
    {
        var percent = matter.SpotCheckPercent(policy);
        Mark(@case, percent);
    }

    /// <summary>Draws with a given rate.</summary>
    public static void Mark(CaseRow @case, int percent)
    {
        var why = @case.RelativeNote is not null ? "近亲属备案，必须入户"
            : @case.Round > 1 ? "公示期间有异议，必须入户"
            : Ticket(@case.Number) < percent ? $"随机抽中（抽查比例 {percent}%，签号 {Ticket(@case.Number):00}）"
            : null;
        (@case.Drawn, @case.DrawnWhy) = (why is not null, why);
    }

    /// <summary>0–99, from the paper number alone.</summary>
    public static int Ticket(string number) =>
        int.Parse(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(number)))[..4], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 100;
}
