using Anmin.Casework;
using Anmin.Casework.Verification;
using Anmin.Core.Values;
using Anmin.Web.Pages.Verifications;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Incoming;

/// <summary>What other offices and provinces have asked my county, by our day.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : VerificationPage(casework)
{
    public IReadOnlyList<IncomingRow> Lines { get; private set; } = [];

    public LetterFigures Figures { get; private set; } = new(0, 0, 0, 0);

    public Workdays Calendar => Casework.Work.Clocks.Calendar;

    public async Task OnGetAsync()
    {
        Lines = await Casework.Incoming.List(Caller);
        Figures = await Casework.LetterClock.Figures(Caller);
    }
}
