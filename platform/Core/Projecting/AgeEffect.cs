using Anmin.Core.Values;

namespace Anmin.Core.Projecting;

/// <summary>What a change of parameters does to the people of one age, each counted with the household that she lives in. Sums of sums are sums.</summary>
/// <param name="People">Live in households entitled before.</param>
/// <param name="Entrants">Live in households that come in.</param>
/// <param name="Fen">More or less a month: each household's difference shared evenly among the people who live in it, what is left over to the first.</param>
public record struct AgeEffect(long People, long Entrants, long Leavers, long Winners, long Losers, long Fen)
{
    public readonly Money Monthly => new(Fen);

    public static AgeEffect operator +(AgeEffect a, AgeEffect b) =>
        new(a.People + b.People, a.Entrants + b.Entrants, a.Leavers + b.Leavers, a.Winners + b.Winners, a.Losers + b.Losers, a.Fen + b.Fen);
}
