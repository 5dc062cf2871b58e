using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>受理: the day whose law the whole case follows, and from which its limit runs.</summary>
public sealed class AcceptModel(CaseworkServices casework) : ActModel(casework, Act.受理)
{
    public override string Title => "受理这件申请？";

    public override string Rule => StepOf(StepKind.受理)?.Says is { } says ? $"{says}。" : "材料齐全的受理；不齐的一次说清还差什么。";

    public override Article? Basis => StepOf(StepKind.受理)?.Basis;

    public override string Then => $"受理后按今天的规定办到底{(On.File.Procedure.Total is { } total ? $"，{total}内办结，最迟 {DayAfter(total)}" : "")}；申请人马上看得到。";

    /// <summary>Papers that the service asks for, with how many files have come.</summary>
    public IEnumerable<(Material Material, int Files)> Papers => On.File.Matter.MaterialsOn(On.Today).Where(m => !m.CheckedByOffice)
        .Select(m => (m, On.File.Attachments.Count(a => a.Material == m.Slug)));

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version) =>
        Carry(id, version, read => Casework.Acceptance.Accept(Caller, id, read));
}
