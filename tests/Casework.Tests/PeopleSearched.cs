using System.Text;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Data.City;
using Anmin.LibraryCard;

namespace Anmin.Casework.Tests;

/// <summary>Finding people of the register: by any two characters, by sound, by number, by address; never outside the caller's area (S-AZ-2, S-IN-3, S-PR-3).</summary>
public sealed class PeopleSearched
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 每个人_按名字里任何相邻两个字_拼音_声母都找得到_别的镇和县一个也找不到(string engine)
    {
        await using var house = await House.On(engine);
        string[] villages = [Rows.Town, Rows.SiblingTown, Rows.OtherCounty];
        string[] rare = ["文𬭎", "小䶮", "𫖯山", "欧阳翀", "单雄信", "尉迟恭", "吕绿", "阿依努尔·吐尔逊", "解秀兰"];
        var people = DemonstrationCity.Generate(30, 7, new(2026, 9, 1)).SelectMany(h => h.People).Select(p => p.Name).Concat(rare).Distinct()
            .SelectMany((n, i) => villages.Select(v => PeopleWalk.Somebody(n, v))).ToList();
        await house.Settles([.. people.Select(p => PeopleWalk.Household(p))]);

        foreach (var person in people.Where(p => p.VillageCode == Rows.Town))
        {
            foreach (var text in Ways(person.Name))
            {
                Assert.True((await Everybody(house, House.Clerk, text)).Contains(person.Id), $"{person.Name} 按「{text}」没有找到");
            }
        }
        var town = people.Where(p => p.VillageCode == Rows.Town).Select(p => p.Id).ToHashSet();
        foreach (var text in rare.Concat(["王秀", "xiu", "wx"]).Where(t => Tokens.Letters(t).Count > 1))
        {
            Assert.Subset(town, await Everybody(house, House.Clerk, text));
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 多音字_每个读音都找得到_拼音可以有两种断法(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(PeopleWalk.Household(PeopleWalk.Somebody("单乐")), PeopleWalk.Household(PeopleWalk.Somebody("西安")), PeopleWalk.Household(PeopleWalk.Somebody("吕布")));

        foreach (var text in new[] { "shanle", "danyue", "chanle", "sl", "dy", "Shan Le" })
        {
            Assert.Equal(["单乐"], await house.Finds(House.Clerk, text));
        }
        Assert.Equal(["西安"], await house.Finds(House.Clerk, "xian"));
        Assert.Equal(["吕布"], await house.Finds(House.Clerk, "lübu"));
        Assert.Empty(await house.Finds(House.Clerk, "shanyuele"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 有这些字但不相邻的_不算找到(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(PeopleWalk.Household(PeopleWalk.Somebody("秀兰秀芳")), PeopleWalk.Household(PeopleWalk.Somebody("向秀兰")), PeopleWalk.Household(PeopleWalk.Somebody("买买·提")));

        Assert.Equal(["向秀兰"], await house.Finds(House.Clerk, "向秀兰"));
        Assert.Equal(["秀兰秀芳"], await house.Finds(House.Clerk, "兰秀芳"));
        Assert.Empty(await house.Finds(House.Clerk, "秀芳秀兰"));
        Assert.Equal(["买买·提"], await house.Finds(House.Clerk, "买提"));
        var little = await Assert.ThrowsAsync<Refused>(() => house.Finds(House.Clerk, "秀"));
        Assert.Equal("请写姓名里至少两个字；拼音、声母也至少写两个字母", little.Faults[0].Message);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一镇的人_邻镇和外县看不到_数不着_猜不出_县里市里看得到(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");
        var unknown = 借书证样例.身份证号("19560308", 901);

        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty })
        {
            Assert.Empty(await house.Finds(stranger, "秀兰"));
            Assert.Empty(await house.Finds(stranger, person.IdNumber!, SearchBy.证件号码));
            Assert.Empty(await house.Finds(stranger, person.IdNumber![..14], SearchBy.证件号码));
            Assert.Empty(await house.Finds(stranger, "新桃村3组", SearchBy.住址));
            var there = await Assert.ThrowsAsync<NotThere>(() => house.It.PersonBook.Open(stranger, person.Id));
            var nowhere = await Assert.ThrowsAsync<NotThere>(() => house.It.PersonBook.Open(stranger, Guid.NewGuid()));
            Assert.Equal(nowhere.Message, there.Message);
            Assert.Equal(await house.Finds(stranger, unknown, SearchBy.证件号码), await house.Finds(stranger, person.IdNumber!, SearchBy.证件号码));
            var narrowed = await house.It.PersonSearch.Find(stranger, new(SearchBy.姓名, "秀兰", DivisionCode.Of("610924100000")));
            Assert.Equal((0, null), (narrowed.People.Count, narrowed.Next));
        }
        foreach (var own in new[] { House.Clerk, House.Lead, House.Reviewer, House.Chief, House.City })
        {
            Assert.Equal(["向秀兰"], await house.Finds(own, "秀兰"));
        }
        foreach (var nobody in new[] { House.Finance, House.Resident, House.Helper, Caller.Nobody })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => house.Finds(nobody, "秀兰"));
            await Assert.ThrowsAsync<NotAllowed>(() => house.It.PersonBook.Open(nobody, person.Id));
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 按号码_写全_写前十四位_写旧的十五位_写换掉的号_都找得到_名单上号码是遮住的(string engine)
    {
        await using var house = await House.On(engine);
        var person = await house.Settles("向秀兰");
        var old = person.IdNumber!;
        await house.It.PersonKeeping.Renumber(House.Clerk, person.Id, 1, new() { 证件号码 = PeopleWalk.Number(借书证样例.身份证号("19560308", 905)), 从哪天起 = new(2026, 5, 1), 原因 = "公安更正了重号" });
        await house.Settles("陈小满", number: "619900560308123");

        Assert.Equal(["向秀兰"], await house.Finds(House.Clerk, 借书证样例.身份证号("19560308", 905).ToLowerInvariant(), SearchBy.证件号码));
        var found = Assert.Single((await house.It.PersonSearch.Find(House.Clerk, new(SearchBy.证件号码, old))).People);
        Assert.Equal(("向秀兰", "按以前的号码找到"), (found.Name, found.Found));
        Assert.Contains("********", found.Masked, StringComparison.Ordinal);
        Assert.Contains("向秀兰", await house.Finds(House.Clerk, old[..14], SearchBy.证件号码));
        Assert.Contains("向秀兰", await house.Finds(House.Clerk, old, SearchBy.姓名));
        var digits = "61990019560308123";
        Assert.Equal(["陈小满"], await house.Finds(House.Clerk, digits + IdNumber.CheckCharacter(digits), SearchBy.证件号码));
        Assert.Equal(["向秀兰"], await house.Finds(House.Clerk, old[..6] + old[8..17], SearchBy.证件号码));
        await Assert.ThrowsAsync<Refused>(() => house.Finds(House.Clerk, old[^4..], SearchBy.证件号码));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 按住址_村名里两个字_村名以后_跨着两头_都找得到(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(
            PeopleWalk.Household(PeopleWalk.Somebody("向秀兰", address: "3组17号")), PeopleWalk.Household(PeopleWalk.Somebody("陈大山", address: "桃园路8号")),
            PeopleWalk.Household(PeopleWalk.Somebody("李双喜", Rows.SiblingTown, address: "桃园路3组")));

        Assert.Equal(["向秀兰", "陈大山"], (await house.Finds(House.Clerk, "新桃", SearchBy.住址)).Order(StringComparer.Ordinal));
        Assert.Equal(["陈大山"], await house.Finds(House.Clerk, "园路", SearchBy.住址));
        Assert.Equal(["向秀兰"], await house.Finds(House.Clerk, "新桃村3组", SearchBy.住址));
        Assert.Equal(["向秀兰"], await house.Finds(House.Clerk, "村 3组17号", SearchBy.住址));
        Assert.Equal(["陈大山", "李双喜"], await house.Finds(House.Reviewer, "桃园", SearchBy.住址));
        Assert.Empty(await house.Finds(House.Clerk, "双胜", SearchBy.住址));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一页二十个_按村翻页_不漏不重(string engine)
    {
        await using var house = await House.On(engine);
        var people = Enumerable.Range(0, 67).Select(i => PeopleWalk.Somebody("向秀兰", i % 3 == 0 ? Rows.SiblingTown : Rows.Town)).ToList();
        await house.Settles([.. people.Select(p => PeopleWalk.Household(p))]);

        Assert.Equal(PersonSearch.PageSize, (await house.It.PersonSearch.Find(House.Reviewer, new(SearchBy.姓名, "秀兰"))).People.Count);
        foreach (var (by, text) in new[] { (SearchBy.姓名, "秀兰"), (SearchBy.姓名, "xxl"), (SearchBy.住址, "紫阳") })
        {
            Assert.Equal(people.Select(p => p.Id).Order(), (await Everybody(house, House.Reviewer, text, by)).Order());
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一天生的人多_按号码前十四位_一页页翻得完(string engine)
    {
        await using var house = await House.On(engine);
        var people = Enumerable.Range(0, 230).Select(i => PeopleWalk.Somebody("向秀兰", i % 3 == 0 ? Rows.SiblingTown : Rows.Town)).ToList();
        await house.Settles([.. people.Select(p => PeopleWalk.Household(p))]);

        Assert.Equal(people.Select(p => p.Id).Order(), (await Everybody(house, House.Reviewer, people[0].IdNumber![..14], SearchBy.证件号码)).Order());
    }

    /// <summary>Adjacent characters, the whole sound and the initials of a name; a character that nobody knows to read has no sound.</summary>
    private static IEnumerable<string> Ways(string name)
    {
        var letters = Tokens.Letters(name);
        foreach (var (one, other) in letters.Zip(letters.Skip(1)))
        {
            yield return $"{one}{other}";
        }
        if (letters.All(l => Pinyin.Of(l).Count > 0))
        {
            yield return string.Concat(letters.Select(l => Pinyin.Of(l)[0]));
            yield return string.Concat(letters.Select(l => Pinyin.Of(l)[^1]));
            if (letters.Count <= 8) { yield return string.Concat(letters.Select(l => Pinyin.Of(l)[0][0])); }
        }
    }

    /// <summary>All pages, none twice.</summary>
    private static async Task<HashSet<Guid>> Everybody(House house, Caller caller, string text, SearchBy by = SearchBy.姓名)
    {
        var seen = new HashSet<Guid>();
        string? after = null;
        do
        {
            var page = await house.It.PersonSearch.Find(caller, new(by, text, After: after));
            Assert.All(page.People, p => Assert.True(seen.Add(p.Id)));
            after = page.Next;
        }
        while (after is not null);
        return seen;
    }
}
