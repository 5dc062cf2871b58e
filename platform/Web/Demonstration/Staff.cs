using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Core.Values;

namespace Anmin.Web.Demonstration;

/// <summary>Who works in the demonstration city: three clerks and a head in every township, two reviewers, a head and two of finance in every county, the city's leader and an auditor.</summary>
internal sealed class Staff
{
    // 31 and 43 have no common divisor: the first 1,333 names differ.
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭";
    private static readonly string[] Given =
    [
        "敏", "立", "建国", "晓燕", "国强", "秀梅", "志远", "海霞", "文斌", "春兰", "永刚", "丽华", "少华", "小红", "德福", "雪琴", "卫东", "玉珍", "明亮", "彩云", "世杰",
        "金凤", "宏伟", "慧玲", "长青", "晓东", "淑芳", "正平", "桂香", "子涵", "立新", "红梅", "守义", "爱民", "亚军", "海燕", "振华", "月娥", "新民", "静", "大勇", "佳怡", "学文",
    ];

    private readonly List<Account> accounts = [];
    private readonly Dictionary<string, Town> towns = [];
    private readonly Dictionary<string, County> counties = [];
    private readonly Func<Guid> ids;
    private int named;

    public Staff(CaseworkServices it, Func<Guid> ids, DateOnly on)
    {
        this.ids = ids;
        (CityHead, CityOfficer) = (new(ids(), ids(), "刘主任", Role.市级, Caller.City, Year.Trace), new(ids(), ids(), "石科长", Role.市级, Caller.City, Year.Trace));
        foreach (var county in it.Database.Divisions.Counties(on))
        {
            counties[county.Code] = new(Hire(Role.县区审核, county.Code), Hire(Role.县区审核, county.Code), Hire(Role.县区负责, county.Code), Hire(Role.县区财务, county.Code), Hire(Role.县区财务, county.Code));
            foreach (var town in it.Database.Divisions.Below(county.Place, on))
            {
                towns[town.Code] = new(Hire(Role.镇办经办, town.Code), Hire(Role.镇办经办, town.Code), Hire(Role.镇办经办, town.Code), Hire(Role.镇办负责, town.Code));
            }
        }
    }

    /// <summary>Officers of a township; the third clerk leads no case of this year and may file relatives.</summary>
    public sealed record Town(Caller First, Caller Second, Caller Third, Caller Lead);

    /// <summary>Reviewers, their chief, and the two who keep the money: one makes a month, the other releases it.</summary>
    public sealed record County(Caller First, Caller Second, Caller Chief, Caller Maker, Caller Checker);

    /// <summary>The city's leader and the one who drafts; their accounts come last, so they are not among those hired.</summary>
    public Caller CityHead { get; }

    public Caller CityOfficer { get; }

    /// <summary>Everybody hired so far.</summary>
    public IReadOnlyList<Account> Accounts => accounts;

    public Town Of(string town) => towns[town];

    public County Over(string county) => counties[county];

    /// <summary>A new officer or helper with a name nobody else has.</summary>
    public Caller Hire(Role role, string area)
    {
        var account = new Account { Id = ids(), Human = ids(), Name = $"{Surnames[named % Surnames.Length]}{Given[named % Given.Length]}", Role = role, Area = area };
        named++;
        accounts.Add(account);
        return new(account.Human, account.Id, account.Name, role, DivisionCode.Of(area), Year.Trace);
    }
}
