using Anmin.Casework;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Verifications;

/// <summary>What an answer file did: numbers that add up, and each line that was not taken with its reason.</summary>
[Authorize(May.Staff)]
public sealed class AnswersModel(CaseworkServices casework) : VerificationPage(casework)
{
    public AnswerResult It { get; private set; } = null!;

    public bool Before { get; private set; }

    public string Source => Casework.Catalogue.Of<MeansCheck>().Select(d => d.Find(It.File.Source)).OfType<Source>().FirstOrDefault()?.Key ?? It.File.Source;

    public async Task OnGetAsync(Guid id, bool before)
    {
        It = await Casework.AnswerFiles.One(Caller, id);
        Before = before;
    }
}
