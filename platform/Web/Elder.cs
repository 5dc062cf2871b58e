namespace Anmin.Web;

/// <summary>长辈版: large type and strong contrast, remembered in a cookie that says nothing else.</summary>
public static class Elder
{
    private const string Cookie = "elder";

    public static bool IsElder(this HttpContext http) => http.Request.Cookies[Cookie] == "1";

    public static void Toggle(HttpContext http)
    {
        if (http.IsElder())
        {
            http.Response.Cookies.Delete(Cookie);
        }
        else
        {
            http.Response.Cookies.Append(Cookie, "1", new()
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365),
            });
        }
    }
}
