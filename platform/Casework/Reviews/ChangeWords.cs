namespace Anmin.Casework.Reviews;

/// <summary>How a change reads.</summary>
public static class ChangeWords
{
    public static string Of(Change what) => what switch
    {
        Change.家人去世 => "家里有人去世",
        Change.新增家人 => "家里添了人（出生、回家同住）",
        Change.结婚离婚 => "有人结婚或离婚",
        Change.搬家 => "搬了家或迁了户口",
        Change.开始工作 => "有人找到工作",
        Change.收入财产变化 => "收入或财产有变化",
        Change.三次拒绝就业 => "连续三次拒绝合适的工作",
        Change.不再领取 => "自己不想再领了",
        Change.定期复核 => "到了定期复核的时候",
        Change.骗取 => "有骗取的线索",
        Change.恢复发放 => "暂停的原因没有了，要求恢复发放",
        Change.失去联系 => "多次联系不上，或者不配合、被羁押",
        Change.不按提标名单 => "标准调整时，县区不同意按算出来的数直接改",
        _ => "县区对镇（办）的决定重新审查",
    };
}
