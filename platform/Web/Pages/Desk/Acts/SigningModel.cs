using Anmin.Casework;
using Anmin.Casework.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>Opinion and decision: the same form, another chair.</summary>
public abstract class SigningModel(CaseworkServices casework, Act act) : ActModel(casework, act)
{
    protected abstract bool Decides { get; }

    /// <summary>Why signing must wait, or null.</summary>
    protected abstract string? Waits { get; }

    protected abstract Task Sign(Guid id, int version, Signed signed);

    public SigningTyped Typed { get; private set; } = new();

    public Signing Form => new(On, Decides, Typed, Faults, Version);

    public override string Then => Form.Then;

    public override bool IsOffered => base.IsOffered && Waits is null;

    public override string NotNow => base.IsOffered && Waits is { } waits ? waits : base.NotNow;

    public override string NameOf(string field) => field switch { "choice" => "意见", "monthly" => "每月金额", "reason" => "理由", "article" => "条款", _ => "" };

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var shown = await Show(id);
        Typed = new(Decides ? null : Signing.Computed);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int? version, SigningTyped typed)
    {
        Typed = typed;
        await Open(id);
        if (On.File.Proposal is null)
        {
            return Again(StatusCodes.Status409Conflict);
        }
        var (signed, faults) = Form.Read();
        return signed is null ? Mend(faults) : await Carry(id, version, read => Sign(id, read, signed));
    }
}
