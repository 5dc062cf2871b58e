using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>记录调查: the declared form of what a human finds, who was there, and on which day. Rows come and go without script.</summary>
public sealed class FindingModel(CaseworkServices casework) : ActModel(casework, Act.记录调查)
{
    private string slug = "";

    public FindingKind Kind { get; private set; } = null!;

    /// <summary>One view for each page that the form declares; most have one.</summary>
    public IReadOnlyList<FormView> Forms { get; private set; } = [];

    public IReadOnlyList<string> Opened { get; private set; } = [];

    public string Day { get; private set; } = "";

    public Guid? With { get; private set; }

    public override string Title => $"记录{Kind.Name}";

    public override string Rule => Kind.Finders > 1 ? $"由{Labels.Count(Kind.Finders)}人以上一起进行，如实记录；记下的不能改，有变化再记一次，以最后一次为准。" : "如实记录；记下的不能改，有变化再记一次，以最后一次为准。";

    public override Article? Basis => Kind.Basis;

    public override string Then => On.File.Findings.Any(f => f.Kind == slug) ? "记下后代替上一次的记录重新测算，上一次的仍然看得到。" : "记下后马上重新测算。";

    public override bool IsOffered => On.Open.Any(k => k.Slug == slug);

    public override string NotNow => Kind.Needed == Needed.WhenDrawn && !On.Case.Drawn ? $"这件申请没有抽中，不用{Kind.Name}。"
        : $"这件申请走到了「{On.State.Text}」，现在不能记录{Kind.Name}；也可能这一步不归您的岗位办。";

    public override string NameOf(string field) => field switch
    {
        "on" => "哪天查实的",
        "with" => "同去的人",
        _ => PageOf(field) is { } page ? Labels.Of(page, field) : "",
    };

    public override string LineOf(Fault fault) => PageOf(fault.Path) is { } page ? Labels.Line(page, fault) : base.LineOf(fault);

    public override string PlaceOf(Fault fault) => NameOf(fault.Path).Length > 0 ? FormView.IdOf(fault.Path) : "form";

    public async Task<IActionResult> OnGetAsync(Guid id, string kind)
    {
        await Open(id);
        if (!Find(kind))
        {
            return NotFound();
        }
        Day = $"{On.Today:yyyy-MM-dd}";
        Forms = [.. Kind.Form.Pages.Select(p => new FormView(p, new Dictionary<string, string>()))];
        return await Show(id);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string kind, int? version, string? on, Guid? with)
    {
        await Open(id);
        if (!Find(kind))
        {
            return NotFound();
        }
        (Day, With) = (on ?? "", with);
        var posted = Read();
        var known = Binder.Bind(Kind.Form, posted.Answers, On.Today).Faults;
        if (posted.ShowAgain)
        {
            Forms = Views(posted, []);
            return Page();
        }
        if (posted.Opened.Count > 0)
        {
            Forms = Views(posted, known);
            return Mend([.. known.Where(f => !posted.Opened.Contains(f.Path)), .. DayFault()]);
        }
        if (DayFault() is { Count: > 0 } wrong)
        {
            Forms = Views(posted, known);
            return Mend([.. known, .. wrong]);
        }
        Binder.TryDay(Day, out var found);
        var result = await Carry(id, version, async read =>
        {
            if (await Casework.Investigation.Record(Caller, id, read, kind, posted.Answers, with, found) is { Count: > 0 } faults)
            {
                throw new Casework.Store.Refused("记录里还有要更正的地方", "invalid", faults);
            }
        });
        Forms = Views(posted, Faults);
        return result;
    }

    private Core.Declaring.Page? PageOf(string path) => Kind.Form.Pages.FirstOrDefault(p => Labels.Of(p, path).Length > 0);

    private bool Find(string kind)
    {
        slug = kind;
        Kind = On.File.Kinds.FirstOrDefault(k => k.Slug == kind)!;
        return Kind is not null;
    }

    private (IReadOnlyDictionary<string, string> Answers, bool ShowAgain, string? Fresh, IReadOnlyList<string> Opened) Read()
    {
        IReadOnlyDictionary<string, string> answers = new Dictionary<string, string>();
        var (again, fresh, opened) = (false, (string?)null, new List<string>());
        foreach (var page in Kind.Form.Pages)
        {
            var posted = PostedAnswers.Read(page, Request.Form, answers, Casework.Database.Divisions, On.Today);
            (answers, again, fresh) = (posted.Answers, again || posted.ShowAgain, fresh ?? posted.Fresh);
            opened.AddRange(posted.Opened);
        }
        return (answers, again, fresh, opened);
    }

    private List<FormView> Views((IReadOnlyDictionary<string, string> Answers, bool, string? Fresh, IReadOnlyList<string> Opened) posted, IReadOnlyList<Fault> faults)
    {
        Opened = posted.Opened;
        return [.. Kind.Form.Pages.Select(p => new FormView(p, posted.Answers, [.. faults.Where(f => !posted.Opened.Contains(f.Path))]) { Fresh = posted.Fresh })];
    }

    private List<Fault> DayFault() => Binder.TryDay(Day, out _) ? [] : [new("on", "请写成 2026-03-08 的样子", "format")];
}
