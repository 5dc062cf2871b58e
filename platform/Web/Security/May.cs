using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Security;

/// <summary>The rules that an endpoint may carry, by name. Whoever writes a page chooses one of these or says that anyone may come.</summary>
public static class May
{
    /// <summary>Anyone who has signed in.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Residents and village helpers: those who apply.</summary>
    public const string Apply = nameof(Apply);

    /// <summary>Residents in their own name: what somebody has signed nobody else sees or takes back for her.</summary>
    public const string Consent = nameof(Consent);

    /// <summary>Village helpers, who apply for others with a recorded 委托.</summary>
    public const string Help = nameof(Help);

    /// <summary>Officers of town, county and city.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Officers and village helpers: those whose near relatives are filed.</summary>
    public const string FileRelatives = nameof(FileRelatives);

    /// <summary>Those who keep the county's money or look at it: finance, who answers for the county, the city and the auditor.</summary>
    public const string Money = nameof(Money);

    /// <summary>Those who look people up in the register.</summary>
    public const string People = nameof(People);
    /// <summary>Those who read population files in for a county, the city and the auditor who look at it.</summary>
    public const string SeeImports = nameof(SeeImports);

    public static void Rules(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        options.AddPolicy(Apply, p => p.RequireRole(nameof(Role.居民), nameof(Role.村级协理)));
        options.AddPolicy(Consent, p => p.RequireRole(nameof(Role.居民)));
        options.AddPolicy(Help, p => p.RequireRole(nameof(Role.村级协理)));
        options.AddPolicy(Staff, p => p.RequireRole(
            nameof(Role.镇办经办), nameof(Role.镇办负责), nameof(Role.县区审核), nameof(Role.县区负责), nameof(Role.县区财务), nameof(Role.市级), nameof(Role.审计)));
        options.AddPolicy(Money, p => p.RequireRole([.. Enum.GetValues<Role>().Where(r => r != Role.系统 && MoneyBook.MayLook(r)).Select(r => r.ToString())]));
        options.AddPolicy(People, p => p.RequireRole([.. Enum.GetValues<Role>().Where(r => r != Role.系统 && PersonSearch.MayLook(r)).Select(r => r.ToString())]));
        options.AddPolicy(SeeImports, p => p.RequireRole([.. Enum.GetValues<Role>().Where(r => r != Role.系统 && ImportBook.MayLook(r)).Select(r => r.ToString())]));
        options.AddPolicy(FileRelatives, p => p.RequireRole(
            nameof(Role.村级协理), nameof(Role.镇办经办), nameof(Role.镇办负责), nameof(Role.县区审核), nameof(Role.县区负责), nameof(Role.县区财务), nameof(Role.市级), nameof(Role.审计)));
        options.FallbackPolicy = options.GetPolicy(SignedIn);
    }
}
