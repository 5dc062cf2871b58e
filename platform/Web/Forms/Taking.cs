using Anmin.Casework;
using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;

namespace Anmin.Web.Forms;

/// <summary>Taking a list away as a file: what it is, how many rows, and the question what for (S-AZ-10).</summary>
/// <param name="What">The list in words.</param>
/// <param name="Back">Where the list is.</param>
public sealed record Taking(string What, int Rows, string Back)
{
    private static readonly Form Asked = Core.Declaring.Form.Of<ExportPurpose>();

    public FormView Form { get; private init; } = new(Asked.Pages[0], new Dictionary<string, string>());

    /// <summary>Whether the purpose was told and is written down.</summary>
    public bool IsGiven { get; private init; }

    /// <summary>More rows than one file may have.</summary>
    public bool IsTooLong => Rows > Exports.MostRows;

    /// <summary>Reads the purpose and writes it into the journal.</summary>
    /// <param name="name">Stable name of the list in the journal.</param>
    public async Task<Taking> Of(IFormCollection form, CaseworkServices casework, Caller caller, string name)
    {
        var database = casework.Database;
        var posted = PostedAnswers.Read(Asked.Pages[0], form, new Dictionary<string, string>(), database.Divisions, database.Today);
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, database.Today);
        if (!IsTooLong && bound is ExportPurpose purpose)
        {
            try
            {
                await casework.Exports.Note(caller, name, purpose.用途, Rows);
                return this with { IsGiven = true };
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        return this with { Form = new(Asked.Pages[0], posted.Answers, faults) };
    }
}
