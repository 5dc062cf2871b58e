using System.Globalization;
using Anmin.Casework.Geography;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Intake;

/// <summary>Paper numbers such as 紫民救〔2026〕0412号, without gap or repeat inside a county and year.</summary>
internal static class Serials
{
    public static async Task<string> Next(AnminDb db, DivisionTable divisions, DivisionCode county, string word, int year)
    {
        var mine = db.Serials.Where(s => s.CountyCode == county.Value && s.Word == word && s.Year == year);
        if (await mine.ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + 1)) == 0)
        {
            db.Serials.Add(new() { CountyCode = county.Value, Word = word, Year = year, Last = 1 });
            await db.SaveChangesAsync();
        }
        var serial = await mine.Select(s => s.Last).SingleAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{divisions.ShortName(county)}{word}〔{year}〕{serial:0000}号");
    }
}
