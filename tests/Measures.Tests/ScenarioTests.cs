using System.Globalization;
using System.Text.Json;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Anmin.Measures.Tests;

/// <summary>The law as cases in sentences: every scenario is a test, decided twice, silently, in another culture, and again from JSON.</summary>
public sealed class ScenarioTests
{
    private static readonly Catalogue Catalogue = new(AllMeasures.List);

    public static IEnumerable<TheoryDataRow<string>> Named(string part) => ScenarioFiles.All
        .Where(s => s.Map(part) is not null)
        .Select(s => new TheoryDataRow<string>(s.Name) { TestDisplayName = $"{s.On:yyyy-MM-dd} {s.Name}" });

    [Fact]
    public void 场景的名字不重复() =>
        Assert.Empty(ScenarioFiles.All.GroupBy(s => s.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory, MemberData(nameof(Named), "事实", DisableDiscoveryEnumeration = false)]
    public void 决定(string name)
    {
        var scenario = Find(name);
        var matter = Catalogue.Find<Matter>(scenario.Matter)!;
        var (facts, found) = Bound(matter, scenario);
        if (scenario.Map("结果")!.Children.TryGetValue("算不出", out var stops))
        {
            Assert.Contains(Scenario.Text(stops), Assert.ThrowsAny<Exception>(() => matter.Decide(facts, found, Policy(scenario, matter, facts), scenario.On)).Message, StringComparison.Ordinal);
            return;
        }

        var decision = matter.Decide(facts, found, Policy(scenario, matter, facts), scenario.On);

        Expected(scenario.Map("结果")!, decision);
        Counted(scenario, matter, facts, found, decision);
        Assert.Equal(decision.Award?.Monthly ?? Money.Zero, matter.DecideSilently(facts, found, Policy(scenario, matter, facts), scenario.On));
        var again = InAnotherCulture(() => matter.Decide(facts, found, Policy(scenario, matter, facts), scenario.On));
        Assert.Equal(FactsJson.Write(decision), FactsJson.Write(again));
        var kept = FactsJson.Read(FactsJson.Write(facts), matter.FactsType);
        Assert.Equal(FactsJson.Write(decision), FactsJson.Write(matter.Decide(kept, found, Policy(scenario, matter, kept), scenario.On)));
    }

    /// <summary>计入人数 and 保障类别: what the grant, the statistics and the public notice will say.</summary>
    private static void Counted(Scenario scenario, Matter matter, object facts, Evidence found, Decision decision)
    {
        var policy = Policy(scenario, matter, facts);
        var wanted = Scenario.Pairs(scenario.Map("结果")).ToDictionary(p => p.Key, p => Scenario.Text(p.Value));
        if (wanted.TryGetValue("计入人数", out var persons))
        {
            Assert.Equal(persons, matter.Pays!.CoveredBy(facts, found, policy).Count.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(persons, matter.NoticeOf(facts, found, decision, scenario.On).Members.ToString(CultureInfo.InvariantCulture));
        }
        if (wanted.TryGetValue("保障类别", out var @class))
        {
            Assert.Equal(@class, matter.Pays!.ClassOf(facts, found, policy));
        }
    }

    [Theory, MemberData(nameof(Named), "表单")]
    public void 填写(string name)
    {
        var scenario = Find(name);
        var matter = Catalogue.Find<Matter>(scenario.Matter);
        var form = matter?.Form ?? Catalogue.Find<Register>(scenario.Matter)!.Form;
        var raw = matter is not null ? SampleHousehold.Raw(scenario.Map("表单"), scenario.On)
            : Scenario.Pairs(scenario.Map("表单")).ToDictionary(p => p.Key, p => Scenario.Text(p.Value));

        var (facts, faults) = Binder.Bind(form, raw, scenario.On);

        var expected = Scenario.Pairs(scenario.Map("错误")).ToDictionary(p => p.Key, p => Scenario.Text(p.Value));
        Assert.Equal(expected.Keys.Order(), faults.Select(f => f.Path).Order());
        Assert.All(faults, f => Assert.Contains(expected[f.Path], f.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Count == 0, facts is not null);
    }

    [Theory, MemberData(nameof(Named), "程序")]
    public void 步骤与时限(string name)
    {
        var scenario = Find(name);
        var matter = Catalogue.Find<Matter>("living-allowance")!;
        var expected = Scenario.Pairs(scenario.Map("程序")).ToDictionary(p => p.Key, p => p.Value);

        var procedure = matter.ProcedureOn(scenario.On, Scenario.Text(expected["下放"]) == "true");

        Assert.Equal(Scenario.Text(expected["办法"]), procedure.Regime);
        Assert.Equal(Scenario.Text(expected["办法"]), matter.RegimeOn(scenario.On));
        Assert.Equal(Scenario.Text(expected["总时限"]), procedure.Total?.ToString() ?? "无");
        Assert.Equal(Scenario.Text(expected["步骤"]).Split('\n'), procedure.Steps.Select(s => s.Kind.ToString()));
        Assert.Equal(Scenario.Text(expected["确认由"]), procedure.Find(StepKind.确认)!.Who.ToString());
        if (expected.TryGetValue("特殊时限", out var special))
        {
            Assert.Equal(Scenario.Text(special), procedure.Special?.ToString() ?? "无");
        }
        foreach (var (step, limit) in Scenario.Pairs(expected.TryGetValue("期限", out var limits) ? (YamlMappingNode)limits : null))
        {
            Assert.Equal(Scenario.Text(limit), procedure.Find(Enum.Parse<StepKind>(step))!.Limit?.ToString() ?? "不限");
        }
        foreach (var (step, article) in Scenario.Pairs(expected.TryGetValue("依据", out var articles) ? (YamlMappingNode)articles : null))
        {
            Assert.Equal(Scenario.Text(article), procedure.Find(Enum.Parse<StepKind>(step))!.Basis.Number);
        }
        Assert.Equal(Scenario.Text(expected["评议"]), matter.FindingsOn(scenario.On).Single(f => f.Slug == "appraisal").Needed.ToString());
    }

    [Theory, MemberData(nameof(Named), "材料")]
    public void 要哪些材料(string name)
    {
        var scenario = Find(name);
        var materials = Catalogue.Find<Matter>(scenario.Matter)!.MaterialsOn(scenario.On);

        foreach (var (kind, list) in Scenario.Pairs(scenario.Map("材料")))
        {
            Assert.Equal(Words(Scenario.Text(list)).Order(), materials
                .Where(m => kind == (m.CheckedByOffice ? "不得要" : m.Required ? "必交" : "可交")).Select(m => m.Name).Order());
        }
    }

    /// <summary>Every scenario that decides, ready to be decided again (R10).</summary>
    public static IEnumerable<(string Name, DateOnly On, Func<Decision> Decide, Func<Money?> Silently)> Deciding() =>
        ScenarioFiles.All.Where(s => s.Map("事实") is not null && !s.Map("结果")!.Children.ContainsKey("算不出")).Select(scenario =>
        {
            var matter = Catalogue.Find<Matter>(scenario.Matter)!;
            var (facts, found) = Bound(matter, scenario);
            return (scenario.Name, scenario.On,
                (Func<Decision>)(() => matter.Decide(facts, found, Policy(scenario, matter, facts), scenario.On)),
                (Func<Money?>)(() => matter.DecideSilently(facts, found, Policy(scenario, matter, facts), scenario.On)));
        });

    /// <summary>Every decision of every scenario, for the rules about reasons (R8).</summary>
    public static IEnumerable<(DateOnly On, Decision Decision)> Decided() => Deciding().Select(s => (s.On, s.Decide()));

    private static Scenario Find(string name) => ScenarioFiles.All.First(s => s.Name == name);

    private static Policy Policy(Scenario scenario, Matter matter, object facts) => scenario.Book.For(matter.PlaceOf(facts), scenario.On);

    private static (object Facts, Evidence Found) Bound(Matter matter, Scenario scenario)
    {
        var (facts, faults) = Binder.Bind(matter.Form, SampleHousehold.Raw(scenario.Map("事实"), scenario.On), scenario.On);
        Assert.Empty(faults.Select(f => $"{f.Path}: {f.Message}"));
        var found = new List<object>();
        foreach (var kind in matter.FindingsOn(scenario.On))
        {
            if (scenario.Map(kind.Name) is { } said)
            {
                var raw = Defaults(kind.Form);
                foreach (var (path, value) in Scenario.Pairs(said))
                {
                    raw[path] = Scenario.Text(value);
                }
                var (finding, wrong) = Binder.Bind(kind.Form, raw, scenario.On);
                Assert.Empty(wrong.Select(f => $"{f.Path}: {f.Message}"));
                found.Add(finding!);
            }
        }
        return (facts!, new Evidence([.. found]));
    }

    /// <summary>The shortest answers that a form accepts.</summary>
    private static Dictionary<string, string> Defaults(Form form) => form.Pages.SelectMany(p => p.Fields)
        .Where(f => f.Required && f.Kind is not (FieldKind.Rows or FieldKind.Choices))
        .ToDictionary(f => f.Key, f => f.Kind switch
        {
            FieldKind.Text => "无",
            FieldKind.Whole => f.Key == "照片" ? "3" : "0",
            FieldKind.Amount => "0",
            FieldKind.Day => "2012-12-12",
            FieldKind.YesNo => "是",
            FieldKind.Choice => f.Choices[0].Value,
            _ => throw new NotSupportedException(f.Key),
        });

    private static void Expected(YamlMappingNode result, Decision decision)
    {
        var told = string.Join('\n', decision.Reasons.Select(r => $"{r.Outcome} {r.Code}（{r.Basis}）：{r.Text}"));
        foreach (var (key, node) in Scenario.Pairs(result))
        {
            var text = Scenario.Text(node);
            switch (key)
            {
                case "批准":
                    Assert.True((text == "true") == decision.Granted, $"批准应为 {text}\n{told}");
                    break;
                case "月额":
                    Assert.True(Yuan(text) == (decision.Award?.Monthly ?? Money.Zero), $"月额应为 {text}，现在是 {decision.Award?.Monthly}\n{told}");
                    break;
                case "基本":
                    Assert.Equal(Yuan(text), decision.Award!.Lines[0].Amount);
                    break;
                case "增发":
                    Assert.Equal(Yuan(text), decision.Award!.Lines.FirstOrDefault(l => l.Name == "分类增发")?.Amount ?? Money.Zero);
                    break;
                case "计入人数" or "保障类别":
                    break;
                case "不引用":
                    Assert.All(Words(text), law => Assert.DoesNotContain(decision.Reasons, r => r.Basis.Law.StartsWith(law, StringComparison.Ordinal)));
                    break;
                case "种类":
                    Assert.Equal(text, decision.Kind);
                    break;
                case "不符":
                    Assert.Equal(Words(text), decision.Unmet.Select(r => r.Code));
                    break;
                case "注意":
                    Assert.Equal(Words(text), decision.Warnings.Select(r => r.Code));
                    break;
                case "理由":
                    Assert.All(Words(text), word => Assert.True(
                        decision.Reasons.Any(r => $"{r.Code} {r.Basis} {r.Text}".Contains(word, StringComparison.Ordinal)), $"没有理由「{word}」\n{told}"));
                    break;
                default:
                    Assert.Fail($"结果里不认识「{key}」");
                    break;
            }
        }
        Assert.All(decision.Reasons, r => Assert.False(string.IsNullOrWhiteSpace(r.Text) || string.IsNullOrWhiteSpace(r.Basis.Number)));
        Assert.True(decision.Granted || decision.Unmet.Any(), "不批准而没有理由");
    }

    private static string[] Words(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Money Yuan(string text) => Money.Of(decimal.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>A culture with decimal commas and day.month.year, whatever the machine has installed.</summary>
    private static T InAnotherCulture<T>(Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = OtherCulture();
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo OtherCulture()
    {
        try
        {
            return CultureInfo.GetCultureInfo("tr-TR");
        }
        catch (CultureNotFoundException)
        {
            var turkish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            turkish.NumberFormat.NumberDecimalSeparator = ",";
            turkish.NumberFormat.NumberGroupSeparator = ".";
            turkish.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
            return turkish;
        }
    }
}
