using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Core.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>The registers that anyone may read. Whoever comes is read to as a visitor, an officer too.</summary>
[AllowAnonymous]
public sealed class OpenIndexModel(CaseworkServices casework) : PageModel
{
    private IReadOnlyDictionary<string, int> counts = new Dictionary<string, int>();

    public IReadOnlyList<Register> Registers { get; private set; } = [];

    public int InForce(Register register) => counts.GetValueOrDefault(register.Slug);

    public async Task OnGetAsync()
    {
        Registers = casework.Registers.For(Caller.Nobody);
        counts = await casework.Registers.InForceToday(Caller.Nobody);
    }
}
