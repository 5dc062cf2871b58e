using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Core.Watching;

/// <summary>A watch 预警: a rule over what is on file; what it finds becomes work for somebody, with a clock. It never decides.</summary>
public abstract class Watch(string slug, string name, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'A';

    public abstract string Summary { get; }

    /// <summary>Who must look at what is found.</summary>
    public abstract Actor Owner { get; }

    /// <summary>How long the owner has.</summary>
    public abstract Limit Limit { get; }

    /// <summary>Whether it looks at the verification and not at the case: of a later verification it tells again from the start.</summary>
    public virtual bool OfVerification => false;

    /// <summary>What is worth a look on a day about one open case, or about one open review that is verified; null where nothing is.</summary>
    public abstract Noticed? Notices(WatchedCase x, DateOnly today);

    /// <summary>What is worth a look on a day about one letter from outside that waits for its answer (1.2-07); null where nothing is.</summary>
    public virtual Noticed? NoticesLetter(WatchedLetter x, DateOnly today) => null;
}

/// <summary>Something worth a look.</summary>
/// <param name="Stage">How far it has come. The same case is brought up again only when it has come further.</param>
public sealed record Noticed(string Text, int Stage = 0);

/// <summary>What a watch may see of a case; of a review its verification, while the case's own clock has ended and is not there.</summary>
/// <param name="State">Of the case, or of the review.</param>
/// <param name="UsedPercent">How much of the statutory limit is used, or null without a running clock.</param>
/// <param name="Relative">Whether the case is filed as a near relative's.</param>
public sealed record WatchedCase(string Matter, string State, DateOnly? AcceptedOn, DateOnly? Due, int? UsedPercent, bool Relative)
{
    /// <summary>The verification that runs or was reported last; null where none was asked for.</summary>
    public WatchedVerification? Verification { get; init; }
}

/// <summary>What a watch may see of a verification.</summary>
/// <param name="StartBy">Last day on which the county must start; null where it has, or no law sets one.</param>
/// <param name="AnswerBy">Last day for the sources; null before the start and after the report.</param>
/// <param name="Silent">Sources, not auxiliary, that have not answered.</param>
/// <param name="ValidTo">Last day of the report; null before there is one.</param>
/// <param name="Objected">Whether an objection of the family waits.</param>
public sealed record WatchedVerification(DateOnly? StartBy, DateOnly? AnswerBy, IReadOnlyList<string> Silent, DateOnly? ValidTo, bool Objected);

/// <summary>What a watch may see of a letter from outside that waits for its answer.</summary>
/// <param name="Due">Last day of the answer; null while the working calendar that says it is not there.</param>
/// <param name="UsedPercent">How much of the limit is used; null without a last day.</param>
public sealed record WatchedLetter(DateOnly? Due, int? UsedPercent);
