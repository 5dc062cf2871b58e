using System.Diagnostics;
using Anmin.Casework.Policies;
using Anmin.Casework.Projecting;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Data.City;
using Anmin.Measures;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using LabourCapacity = Anmin.Core.Population.LabourCapacity;
using Relation = Anmin.Core.Population.Relation;
using Sex = Anmin.Core.Population.Sex;

namespace Anmin.Bench;

/// <summary>P4: «raise the rural standard by 8 %» over a whole register, against two plain runs of the rule over the same columns. The register is in memory, as it is for the second question of a sitting.</summary>
internal static class WhatIfBench
{
    private static readonly DateOnly On = new(2026, 8, 3);

    /// <param name="more">A second, larger register, to see how the time grows; 0 for none.</param>
    public static void Run(Report report, int households, int more, int rounds)
    {
        var each = Measured(report, households, rounds);
        if (more > 0)
        {
            report.AtMost($"P4: a household of {more:N0} / a household of {households:N0}", Measured(report, more, rounds) / each, 1.3);
        }
    }

    /// <returns>Seconds of processor time for a household.</returns>
    private static double Measured(Report report, int count, int rounds)
    {
        var book = Policies.Book([typeof(AllMeasures).Assembly]);
        var benefit = new Catalogue(AllMeasures.List).Of<Benefit>().First(b => b.Programme == "DB");
        var taking = Stopwatch.StartNew();
        var counties = Rosters(count);
        var held = new HeldCounties([.. counties.Select(r => new HeldRoster(r, new Received(r, [], [])))]);
        var households = counties.Sum(c => (long)c.Households);
        var size = $", {households:N0} households";
        Report.Line("P4 register", "people", counties.Sum(c => (long)c.People), ("households", households), ("counties", counties.Count), ("seconds", Math.Round(taking.Elapsed.TotalSeconds, 1)));
        List<ParameterChange> changes = [.. counties.Select(c => book.Find("DIBAO_STD", "农村", c.County, On)!.Value is var was
            ? new ParameterChange("DIBAO_STD", "最低生活保障标准", "农村", "元/人·月", c.County, was, Math.Round(decimal.Parse(was, System.Globalization.CultureInfo.InvariantCulture) * 1.08m, 2).ToString(System.Globalization.CultureInfo.InvariantCulture))
            : throw new InvalidOperationException())];
        var plain = counties.Select(c => (c, s: 低保标准.Of(book.For(c.County, On), On), 列: ((低保普查)held.Counties.First(h => h.Roster == c).SweepOf(benefit, book.For(c.County, On))).列, fen: new long[c.Households])).ToList();
        var (twice, asked) = (new List<double>(), new List<double>());
        ProjectionResult? result = null;
        for (var round = -3; round < rounds; round++)
        {
            var runs = Cpu(() =>
            {
                for (var i = 0; i < 2; i++)
                {
                    foreach (var (_, s, 列, fen) in plain)
                    {
                        列.Sweep(s, On, fen);
                    }
                }
            });
            var whatIf = Cpu(() => result = Projector.Compute(benefit, held, book, changes, On));
            if (round >= 0)
            {
                twice.Add(runs);
                asked.Add(whatIf);
            }
        }
        var total = result!.Total;
        if (total.Fen != plain.Sum(p => p.fen.Sum()))
        {
            throw new InvalidOperationException($"测算之前的合计 {total.Fen} 分，规则直接算的合计 {plain.Sum(p => p.fen.Sum())} 分");
        }
        Report.Line("P4 two plain runs" + size, "hh_per_s", 2 * households / Report.Median(twice));
        Report.Line("P4 what-if" + size, "hh_per_s", households / Report.Median(asked), ("ms", Math.Round(Report.Median(asked) * 1000, 1)),
            ("checksum", $"{total.Entrants}/{total.Leavers}/{total.Winners}/{total.Losers}/{total.Monthly.Fen}"));
        report.AtMost($"P4{size}: what-if / two plain runs of the rule (processor time)", Report.Median(asked) / Report.Median(twice), 4);
        foreach (var county in held.Counties)
        {
            var alone = new HeldCounties([county]);
            var took = Report.Median(Enumerable.Range(0, rounds).Select(_ => Cpu(() => Projector.Compute(benefit, alone, book, changes, On))));
            Report.Line($"P4 what-if{size}, {county.Roster.County.Value[..6]} alone", "hh_per_s", county.Roster.Households / took, ("households", county.Roster.Households));
        }
        return Report.Median(asked) / households;
    }

    /// <summary>Seconds of the whole process's processor time.</summary>
    private static double Cpu(Action act)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        act();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    /// <summary>The demonstration city as columns, county by county.</summary>
    private static List<Roster> Rosters(int count)
    {
        var households = new Dictionary<string, List<DemoHousehold>>();
        foreach (var household in DemonstrationCity.Generate(count, 42, On))
        {
            var county = DivisionCode.Of(household.Village).County.Value;
            (households.TryGetValue(county, out var list) ? list : households[county] = []).Add(household);
        }
        return [.. households.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => Columns(DivisionCode.Of(h.Key), h.Value))];
    }

    private static Roster Columns(DivisionCode county, List<DemoHousehold> households)
    {
        var roster = new Roster(county, On, households.Count, households.Sum(h => h.People.Count));
        var p = 0;
        for (var h = 0; h < households.Count; h++)
        {
            var it = households[h];
            (roster.First[h], roster.Land[h], roster.HasMeans[h]) = (p, it.Hukou == HukouClass.农村, true);
            roster.Hukou[h] = it.Hukou == HukouClass.农村 ? HukouKind.农村 : HukouKind.城镇;
            foreach (var (what, yuan) in ((Known, int)[])[(Known.工资, it.Income.务工), (Known.经营净, it.Income.种植养殖净收入), (Known.财产净, it.Income.财产), (Known.转移, it.Income.转移),
                (Known.基础养老金, it.Income.基础养老金), (Known.高龄津贴, it.Income.高龄津贴), (Known.医疗自付, it.Spending.Medical), (Known.金融资产, it.Property.Deposits)])
            {
                roster[what][h] = yuan * 100L;
            }
            (roster[Known.住房][h], roster[Known.机动车][h]) = (it.Property.Houses, it.Property.Vehicles);
            foreach (var person in it.People)
            {
                (roster.Born[p], roster.Sex[p], roster.Relation[p]) = (person.BirthDate.DayNumber, person.Sex == Data.City.Sex.男 ? Sex.男 : Sex.女, (Relation)(short)person.Relation);
                (roster.Grade[p], roster.Ill[p], roster.Student[p], roster.Labour[p]) = ((byte)(person.Disability?.Grade ?? 0), person.IsSeriouslyIll, person.IsStudent, LabourCapacity.不详);
                p++;
            }
        }
        roster.First[households.Count] = p;
        return roster.Seal();
    }
}
