namespace Anmin.Core.Population;

/// <summary>性别 (GB/T 2261.1).</summary>
public enum Sex : short { 未知 = 0, 男 = 1, 女 = 2, 未说明 = 9 }

/// <summary>户籍类别: kept after the reform of 2014 as the class of assistance (handbook 01 A3).</summary>
public enum HukouKind : short { 城镇 = 1, 农村 = 2 }

/// <summary>与户主关系 (GB/T 4761-2008, one digit).</summary>
public enum Relation : short { 户主 = 0, 配偶 = 1, 子 = 2, 女 = 3, 孙子女 = 4, 父母 = 5, 祖父母 = 6, 兄弟姐妹 = 7, 其他 = 8 }

/// <summary>残疾类别 (GB/T 26341).</summary>
public enum DisabilityClass : short { 无 = 0, 视力 = 1, 听力 = 2, 言语 = 3, 肢体 = 4, 智力 = 5, 精神 = 6, 多重 = 7 }

/// <summary>劳动能力 (handbook 01 A3).</summary>
public enum LabourCapacity : short { 不详 = 0, 有 = 1, 部分丧失 = 2, 完全丧失 = 3, 不在劳动年龄 = 9 }

/// <summary>建档立卡与防返贫监测 (1.6).</summary>
public enum PovertyWatch : short { 无 = 0, 脱贫户 = 1, 监测户 = 2 }

/// <summary>What makes people one household. One person may be in one of each kind at a time, and in a 保障单元 for each programme.</summary>
public enum HouseholdKind : short
{
    /// <summary>Who stands in one household booklet.</summary>
    户籍家庭 = 1,

    /// <summary>Who lives together and shares (确认办法第七条).</summary>
    共同生活家庭 = 2,

    /// <summary>For whom one programme pays together.</summary>
    保障单元 = 3,
}
