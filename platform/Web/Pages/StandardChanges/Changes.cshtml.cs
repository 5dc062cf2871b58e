using Anmin.Casework;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.StandardChanges;

/// <summary>The changes of a standard that were proposed and published, newest first.</summary>
[Authorize(May.Money)]
public sealed class ChangesModel(CaseworkServices casework) : PaymentModel(casework)
{
    public StandardTable Table { get; private set; } = null!;

    public IReadOnlyList<StandardChange> All { get; private set; } = [];

    public bool MayPropose => Standards.MayPropose(Caller);

    public async Task OnGetAsync(string slug, string? done)
    {
        Done = done switch { "discarded" => "这次拟定已作废", _ => null };
        Table = Casework.Standards.Table(slug);
        All = await Casework.Standards.All(Caller, slug);
    }
}
