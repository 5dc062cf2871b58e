using Anmin.Casework.People;
using Anmin.Casework.Population;

namespace Anmin.Journeys.Tests;

/// <summary>Somebody is looked up in 人口底册, at a desk and on an old phone: the search, her page, her household, the forms that change it.</summary>
public sealed class SheIsLookedUp(City city)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 县里按拼音找到一个人_打开她和她那一户_看每一张登记的表(int width)
    {
        var reviewer = (await city.Officers(Role.县区审核, "610924000000"))[0];
        var caller = new Caller(reviewer.Human, reviewer.Id, reviewer.Name, reviewer.Role, Core.Values.DivisionCode.Of(reviewer.Area), "");
        var found = (await city.It.PersonSearch.Find(caller, new(SearchBy.姓名, "wx"))).People;
        var person = found.First(p => p.DiedOn is null && p.LeftOn is null && p.Born is not null);
        await using var officer = await city.Opens(width);
        await officer.SignsIn(reviewer);

        await officer.Opens("/people");
        await officer.Looks("people");
        await officer.Page.Locator("#text").FillAsync("wx");
        await officer.Goes(officer.Page.Locator("form[role=search] button"));
        await officer.Looks("people-found");
        await officer.Opens($"/people/{person.Id}");
        await officer.Sees(person.Name, "现在登记的", "经过");
        await officer.Looks("person");
        var household = await officer.Page.Locator("a[href^='/people/households/']").First.GetAttributeAsync("href");
        await officer.Opens(household!);
        await officer.Looks("household");
        foreach (var act in new[] { "correct", "move", "join", "number" })
        {
            await officer.Opens($"/people/{person.Id}/{act}");
            await officer.Looks("person-" + act);
        }
        await officer.Opens("/people/doubles?town=610924100000");
        await officer.Looks("doubles");
        await using var db = city.It.Database.OpenForSystem();
        var other = db.Persons.First(p => p.CountyCode == "610924000000" && p.Id != person.Id).Id;
        await officer.Opens($"/people/{person.Id}/merge/{other}");
        await officer.Looks("merge");
    }
}
