using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.StandardChanges;

/// <summary>Writing a change down: the document, the month, and a value for each place and class; or all values at once from a spreadsheet, shown before anything is stored.</summary>
[Authorize(May.Money)]
public sealed class NewModel(CaseworkServices casework) : PaymentModel(casework)
{
    public StandardTable Table { get; private set; } = null!;

    /// <summary>Places whose value may be written down.</summary>
    public IReadOnlyList<DivisionCode> Places { get; private set; } = [];

    public IReadOnlyList<DivisionLevel> Setters => Standards.Setters(Caller);

    /// <summary>What a spreadsheet brought in; null where none was read.</summary>
    public StandardFile? Sheet { get; private set; }

    public string NameOf(DivisionCode place) => Casework.Database.Divisions.Name(place);

    public string FieldOf(DivisionCode place, string @class) => StandardValue.PathOf(Table, place, @class);

    /// <summary>What holds today beside what is written.</summary>
    public ParameterRow? Holds(DivisionCode place, string @class) => Casework.Policies.Find(Table.Parameter.Id, @class, place, Today);

    /// <summary>What stands in a field: typed, or read from the spreadsheet.</summary>
    public string Written(DivisionCode place, string @class, bool year)
    {
        var name = FieldOf(place, @class) + (year ? "-year" : "");
        return Sheet?.Rows.FirstOrDefault(r => (r.Value.Region, r.Value.Class) == (place, @class)).Value is { } read
            ? (year ? read.Yearly : read.Monthly) is { } amount ? BankFile.Yuan(amount.Fen) : ""
            : Typed(name);
    }

    public string Chosen(string field, string otherwise) => Typed(field) is { Length: > 0 } typed ? typed : otherwise;

    public string MonthOffered => Chosen("month", PayMonth.After(Today).Key);

    public IActionResult OnGet(string slug)
    {
        Show(slug);
        return Standards.MayPropose(Caller) ? Page() : Forbid();
    }

    /// <summary>Reads a spreadsheet into the form: nothing is stored, faults are told by row.</summary>
    public async Task<IActionResult> OnPostReadAsync(string slug, IFormFile? file)
    {
        Show(slug);
        if (!Standards.MayPropose(Caller))
        {
            return Forbid();
        }
        if (file is null || file.Length is 0 or > StandardFile.Largest)
        {
            Sheet = new([], [file is { Length: > 0 } ? $"文件超过 {StandardFile.Largest / 1024} KB，请核对是不是标准表" : "请选择表格文件"]);
        }
        else
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            Sheet = StandardFile.Read(bytes.ToArray(), Table, Casework.Database.Divisions, Places);
        }
        Response.StatusCode = Sheet.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string slug) => Carry(
        async () =>
        {
            Show(slug);
            var id = await Casework.Standards.Propose(Caller, slug, Proposal());
            return $"/standards/{slug}/changes/{id}?done=proposed";
        },
        () => Task.CompletedTask);

    private StandardProposal Proposal()
    {
        var faults = new List<Core.Declaring.Fault>();
        Money? Amount(string field, string shown)
        {
            var typed = Typed(field).Trim();
            if (typed.Length > 0 && !Money.TryParse(typed, out _))
            {
                faults.Add(new(shown, $"「{typed}」不是一个金额，请写成 1234.56 的样子", "format"));
            }
            return Money.TryParse(typed, out var money) ? money : null;
        }
        var values = Places.SelectMany(p => Table.Classes.Select(c => (p, c, Field: FieldOf(p, c))))
            .Where(v => Typed(v.Field).Trim().Length + Typed(v.Field + "-year").Trim().Length > 0)
            .Select(v => new StandardValue(v.p, v.c, Amount(v.Field, v.Field), Amount(v.Field + "-year", v.Field))).ToList();
        if (!DateOnly.TryParseExact(Typed("month").Trim() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults.Add(new("month", $"「{Typed("month")}」不是一个月份，请写成 2026-07 的样子", "format"));
        }
        if (faults.Count > 0)
        {
            throw new Refused("标准还有要更正的地方", "invalid", faults);
        }
        return new(PayMonth.Of(day), Enum.TryParse<DivisionLevel>(Typed("setter"), out var setter) ? setter : DivisionLevel.Nation, Typed("document"), Typed("number"), Typed("link"),
            Enum.TryParse<ParameterStatus>(Typed("status"), out var status) ? status : ParameterStatus.待核实, Typed("reason"), values);
    }

    private void Show(string slug)
    {
        Table = Casework.Standards.Table(slug);
        Places = Casework.Standards.Places(Caller, Today);
    }
}
