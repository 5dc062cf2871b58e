using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>The registers that an officer may read, each with its clause and how much is in force.</summary>
[Authorize(May.Staff)]
public sealed class IndexModel(CaseworkServices casework) : PageModel
{
    private IReadOnlyDictionary<string, int> counts = new Dictionary<string, int>();

    public IReadOnlyList<Register> Registers { get; private set; } = [];

    public int InForce(Register register) => counts.GetValueOrDefault(register.Slug);

    public bool MayKeep(Register register) => RegisterBook.MayKeep(HttpContext.Caller(), register);

    public async Task OnGetAsync()
    {
        var caller = HttpContext.Caller();
        Registers = casework.Registers.For(caller);
        counts = await casework.Registers.InForceToday(caller);
    }
}
