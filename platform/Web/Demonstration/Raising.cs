using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Web.Demonstration;

/// <summary>提标: one of the city writes a raise down, another publishes it a month and a half late; the counties confirm the new amounts, and the next batch pays what was missed.</summary>
internal sealed class Raising(CaseworkServices it, SeedClock clock, Staff staff, DateOnly today)
{
    private static readonly string[] Counties = ["610925000000", "610926000000"];
    private static readonly Money More = Money.Yuan(20);
    private static readonly TimeSpan Begin = new(10, 0, 0);

    private Guid change;

    /// <summary>Day in the middle of the third month before today's.</summary>
    private readonly DateOnly proposed = new DateOnly(today.Year, today.Month, 1).AddMonths(-3).AddDays(11);

    /// <summary>What is done about standards on a day. Grants decided since by the old row are confirmed before each month is made.</summary>
    public async Task On(DateOnly day)
    {
        clock.Turn(day, Begin);
        if (day == proposed)
        {
            await Propose();
        }
        else if (change != Guid.Empty && day == proposed.AddDays(3))
        {
            clock.Turn(day, Begin);
            await it.Standards.Publish(staff.CityHead, change, (await it.Standards.Find(staff.CityHead, change)).Row.Version);
        }
        else if (change != Guid.Empty && (day == proposed.AddDays(6) || (day > proposed.AddDays(6) && day.Day == 7)))
        {
            await it.Recalculations.CatchUp();
            foreach (var county in Counties)
            {
                await Confirm(staff.Over(county).Chief);
            }
        }
    }

    /// <summary>Nothing is proposed where a shipped row begins later: the order of the rows comes first.</summary>
    private async Task Propose()
    {
        var table = it.Catalogue.Of<StandardTable>().FirstOrDefault();
        var from = PayMonth.Of(proposed.AddMonths(-1));
        if (table is null || Counties.Any(c => it.Policies.Rows.Any(r => r.Id == table.Parameter.Id && r.Region.Value == c && r.From >= from.FirstDay)))
        {
            return;
        }
        List<StandardValue> values = [];
        foreach (var region in Counties.Select(DivisionCode.Of))
        {
            var now = it.Policies.For(region, from.FirstDay);
            values.AddRange(table.Classes.Select(c => new StandardValue(region, c, now.Money(table.Parameter, c) + More, null)));
        }
        change = await it.Standards.Propose(staff.CityOfficer, table.Slug, new(from, DivisionLevel.City, "演示市关于提高岚皋县、平利县低保标准的通知", $"演示发〔{proposed.Year}〕18号", null, ParameterStatus.演示, "", values));
    }

    private async Task Confirm(Caller chief)
    {
        if ((await it.Recalculations.Of(chief, change)).Sums.Waiting > 0)
        {
            await it.Recalculations.Confirm(chief, change);
        }
    }
}
