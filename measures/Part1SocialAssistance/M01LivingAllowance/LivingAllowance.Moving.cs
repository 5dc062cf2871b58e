using Anmin.Core.Declaring;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 搬家：住处换成迁入地的，户口跟没跟着迁决定在迁入地由不由这里办（确认办法第五条；社会救助法第三十七条）。</summary>
public static class 低保迁移
{
    /// <summary>户口随迁的，成员的户口就在新的镇办；没有随迁的，本来在外省的不变，其余的跨县是本省其他县区，同县是本县其他镇办。</summary>
    public static 低保申请 迁到(低保申请 x, Relocation to) => x with
    {
        住房 = x.住房 with { 村居 = to.Village, 住址 = to.Address },
        家庭 = x.家庭 with { 成员 = [.. x.家庭.成员.Select(m => m with { 户口所在 = 户口(m.户口所在, to) })] },
    };

    private static 户口所在地? 户口(户口所在地? 原来, Relocation to) =>
        to.IsRegisterMoved ? null
        : 原来 is 户口所在地.外省 ? 原来
        : to.IsOtherCounty ? 户口所在地.本省其他县区
        : 原来 is 户口所在地.本省其他县区 ? 原来
        : 户口所在地.本县其他镇办;
}
