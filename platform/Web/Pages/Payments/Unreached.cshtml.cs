using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>Money that was sent and has reached nobody, oldest first; what was given back is sent again after its account was set right.</summary>
[Authorize(May.Money)]
public sealed class UnreachedModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Benefit Benefit { get; private set; } = null!;

    public IReadOnlyList<Unreached> It { get; private set; } = [];

    /// <summary>How long it has been on its way, in the steps that an auditor asks for (own).</summary>
    public IReadOnlyList<(string Text, int Lines, Money Sum)> Ages =>
    [
        .. new[] { ("30 天以内", 0, 30), ("31 到 90 天", 31, 90), ("90 天以上", 91, int.MaxValue) }
            .Select(a => (a.Item1, It.Where(u => u.Days >= a.Item2 && u.Days <= a.Item3).ToList()))
            .Select(a => (a.Item1, a.Item2.Count, new Money(a.Item2.Sum(u => u.Line.Amount.Fen)))),
    ];

    public async Task OnGetAsync(string slug, bool done)
    {
        Done = done ? "记下了，下一批重发" : null;
        await Show(slug);
    }

    public Task<IActionResult> OnPostRetryAsync(string slug, Guid batch, int no) => Carry(
        async () =>
        {
            await Casework.Returns.Retry(Caller, batch, no);
            return $"/money/{slug}/unreached?done=true";
        },
        () => Show(slug));

    private async Task Show(string slug)
    {
        Benefit = Find(slug);
        It = await Casework.Books.Unreached(Caller, Benefit);
    }
}
