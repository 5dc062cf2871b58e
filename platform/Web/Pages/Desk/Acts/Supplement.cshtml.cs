using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>告知补正: everything that is missing, said once.</summary>
public sealed class SupplementModel(CaseworkServices casework) : ActModel(casework, Act.告知补正)
{
    /// <summary>What is offered (own).</summary>
    private const int UsualDays = 15;

    public override string Title => "还差哪些材料？";

    public override string Rule => "补正只能告知一次，请把缺的都写上。能由我们查到的，不要向申请人要。";

    public override Article? Basis => StepOf(StepKind.受理)?.Basis;

    public override string Then => "申请人马上看得到，可以拍照补交；等她补交的日子不算在时限里。到期没有补交的，按现有材料受理或者终止。";

    public string Asks { get; private set; } = "";

    public string Days { get; private set; } = UsualDays.ToString(CultureInfo.InvariantCulture);

    public override string NameOf(string field) => field switch { "asks" => "还差什么", "days" => "期限", _ => "" };

    public override string NotNow => On.Case.SupplementAsked ? "补正只能一次性告知，这件申请已经告知过一次。材料还不齐的，按现有材料受理，或者写明理由终止。" : base.NotNow;

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public async Task<IActionResult> OnPostAsync(Guid id, int? version, string? asks, string? days)
    {
        (Asks, Days) = (asks ?? "", days ?? "");
        // What is no number is no limit either; the service says which limits there are.
        var until = int.TryParse(Core.Values.Plain.Code(days), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return await Carry(id, version, read => Casework.Acceptance.AskSupplement(Caller, id, read, Asks, until));
    }
}
