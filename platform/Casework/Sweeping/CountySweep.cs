using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.Desk;
using Anmin.Casework.Population;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Casework.Sweeping;

/// <summary>What one county's screenings found on a day.</summary>
/// <param name="Faults">Screenings that could not run, with the reason.</param>
public sealed record CountyFindings(Screened County, IReadOnlyList<Finding> All, IReadOnlyDictionary<Screening, string> Faults, string Digest)
{
    public Roster Roster => County.Roster;
}

/// <summary>A hit with the screening that made it and, where a benefit's rule is behind it, what the rule says aloud.</summary>
public sealed record Finding(Screening Screening, Hit Hit, Decision? Aloud);

/// <summary>Runs all screenings over one county: reads, computes, writes nothing. The same register, parameters and day give the same findings in the same order.</summary>
public sealed class CountySweep(CaseWork work, Catalogue catalogue, PolicyBook policies, Rosters rosters)
{
    public async Task<CountyFindings> Of(DivisionCode county, DateOnly on)
    {
        var (screened, missing) = await Screened(county, on);
        List<Finding> found = [];
        Dictionary<Screening, string> faults = [];
        foreach (var screening in catalogue.Of<Screening>().OrderBy(s => s.Slug, StringComparer.Ordinal))
        {
            if (screening.Needs.Select(b => missing.GetValueOrDefault(b.Programme)).OfType<string>().FirstOrDefault() is { } lacks)
            {
                faults[screening] = lacks;
                continue;
            }
            try
            {
                found.AddRange(screening.Over(screened).DistinctBy(h => h.Subject).Select(h => new Finding(screening, h, Aloud(screening, h, screened))));
            }
            catch (Exception e) when (e is MissingParameter or ParameterFault)
            {
                faults[screening] = e.Message;
            }
        }
        return new(screened, found, faults, Digest(screened.Roster, found, faults));
    }

    /// <summary>The county as screenings and comparisons see it, and of the benefits that could not be assessed why.</summary>
    public async Task<(Screened County, IReadOnlyDictionary<string, string> Missing)> Screened(DivisionCode county, DateOnly on)
    {
        var (roster, received, applying) = await rosters.TakeWithGrants(county, on);
        var policy = policies.For(county, on);
        var assessed = new Dictionary<string, Swept>();
        var missing = new Dictionary<string, string>();
        foreach (var benefit in catalogue.Of<Screening>().SelectMany(s => s.Needs).Concat(catalogue.Of<Counterpart>().Select(c => c.Benefit)).DistinctBy(b => b.Programme))
        {
            Try(benefit, roster, received, policy, assessed, missing);
        }
        return (new(roster, received, policy, on, applying, work.Database.Divisions.Name, assessed)
        {
            Visits = await rosters.Visits(roster, catalogue.Of<Screening>().Select(s => s.Visits).OfType<VisitLaw>().DistinctBy(l => l.List)),
            Registers = await rosters.Registers(roster),
        }, missing);
    }

    private static void Try(Benefit benefit, Roster roster, Received received, Policy policy, Dictionary<string, Swept> assessed, Dictionary<string, string> missing)
    {
        try
        {
            if (benefit.Over(roster, received, policy) is { } sweep)
            {
                assessed[benefit.Programme] = Swept.Of(sweep, policy);
            }
            else
            {
                missing[benefit.Programme] = $"{benefit.Name}没有办法按底册来算";
            }
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            missing[benefit.Programme] = e.Message;
        }
    }

    private static Decision? Aloud(Screening screening, Hit hit, Screened screened) =>
        hit.Household >= 0 && screening.Needs.Count > 0 ? screened[screening.Needs[0]].Sweep.Explain(hit.Household, screened.Policy) : null;

    private static string Digest(Roster roster, List<Finding> found, Dictionary<Screening, string> faults)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Take(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        Take(roster.Version);
        foreach (var f in found)
        {
            Take(string.Create(CultureInfo.InvariantCulture, $"{f.Screening.Slug}|{f.Hit.Subject}|{f.Hit.Text}|{f.Hit.Due}|{f.Hit.Paid}|{f.Hit.Grant}"));
        }
        foreach (var (screening, why) in faults.OrderBy(f => f.Key.Slug, StringComparer.Ordinal))
        {
            Take($"{screening.Slug}!{why}");
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
