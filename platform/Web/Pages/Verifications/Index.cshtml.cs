using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Verification;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Verifications;

/// <summary>Verifications of my area by the day that must be kept, and how the sources have answered.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : VerificationPage(casework)
{
    public IReadOnlyList<VerificationLine> Lines { get; private set; } = [];

    public IReadOnlyList<SourceRate> Rates { get; private set; } = [];

    public bool All { get; private set; }

    public bool SeesIncoming => LetterClock.Sees(Caller.Role);

    public DivisionTable Divisions => Casework.Database.Divisions;

    public async Task OnGetAsync(bool all)
    {
        All = all;
        Lines = await Casework.Verifications.Queue(Caller, all);
        Rates = await Casework.Verifications.Rates(Caller);
    }
}
