using Anmin.Casework;
using Anmin.Casework.Verification;
using Anmin.Web.Pages.Reviews;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Verifications;

/// <summary>Whoever conducts a review asks the county to verify the family again.</summary>
[Authorize(May.Staff)]
public sealed class ReviewRequestModel(CaseworkServices casework) : RequestPage(casework)
{
    public override bool IsReview => true;

    public override string Back => ReviewWords.Address(Id);

    public override string What => "这次复核";

    protected override Task<VerificationDraft?> Open(Guid id) => Casework.Verifications.DraftFor(Caller, id);

    protected override Task<Guid> Ask(Guid id, int version, VerificationAsk ask) => Casework.Requesting.RequestFor(Caller, id, version, ask);
}
