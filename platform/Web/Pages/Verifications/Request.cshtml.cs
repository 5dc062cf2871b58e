using Anmin.Casework;
using Anmin.Casework.Verification;
using Anmin.Web.Pages.Desk;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Verifications;

/// <summary>The township asks the county to verify a family that has applied.</summary>
[Authorize(May.Staff)]
public sealed class RequestModel(CaseworkServices casework) : RequestPage(casework)
{
    public override bool IsReview => false;

    public override string Back => DeskWords.Case(Id);

    public override string What => "这件申请";

    protected override Task<VerificationDraft?> Open(Guid id) => Casework.Verifications.Draft(Caller, id);

    protected override Task<Guid> Ask(Guid id, int version, VerificationAsk ask) => Casework.Requesting.Request(Caller, id, version, ask);
}
