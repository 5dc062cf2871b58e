using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Anmin.Web.Jobs;

/// <summary>Once the house is open, says under which address, and in a demonstration what to try first. On the error stream: the other belongs to commands.</summary>
public static class Welcome
{
    public static void SayWhenOpen(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<Site>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            if (address is not null)
            {
                Console.Error.WriteLine(Text(address, site));
            }
        });
    }

    private static string Text(string address, Site site) => !site.Demonstration
        ? $"安民已经打开：{address}"
        : $"""
            安民已经打开：{address}

            可以这样走一遍（演示环境，人物、金额均为虚构）：
              一、{address}/sign-in 以居民身份进来，申请最低生活保障；不登录也可以先算一算；
              二、换成同一镇的经办人，在「我的工作」里受理、核对、入户、签意见；另一位工作人员同去；
              三、页面上方可以把演示日期往后拨七天，公示就期满；
              四、换成县里的审核人作决定，再换回居民看进度和决定书；
              五、换成市民政局，看{site.Document}逐条落实的数字。
            按 Ctrl+C 停下；数据留在数据目录里，下次接着用。
            """;
}
