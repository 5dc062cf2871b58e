using System.Globalization;
using Anmin.Core.Population;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 底册已经知道的先填好，由申请人核对、改正（社会救助法第六十二条：能查到的不让群众再交）。收入、财产、账户由她自己填。</summary>
public sealed partial class 最低生活保障
{
    public override IReadOnlyDictionary<string, string> Prefill(KnownHousehold known, DateOnly on)
    {
        var 答 = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["住房.村居"] = known.Village.Value,
            ["住房.有承包地"] = known.Land ? "是" : "否",
        };
        填("住房.住址", known.Address);
        if (known.People.FirstOrDefault(p => p.Relation == Relation.户主) is { } 户主)
        {
            答["住房.户籍类别"] = 户籍(户主).ToString();
        }
        if (known.People.FirstOrDefault(p => p.IsApplicant) is { Name: var 申请人 })
        {
            答["家庭.申请人"] = 申请人;
        }
        foreach (var (i, 人) in known.People.Index())
        {
            var 栏 = $"家庭.成员[{i}].";
            答[栏 + "姓名"] = 人.Name;
            答[栏 + "证件"] = (人.IdNumber is null ? 证件情况.没有身份证号 : 证件情况.有身份证号).ToString();
            填(栏 + "身份证号", 人.IdNumber?.Value);
            if (人.IdNumber is null)
            {
                填(栏 + "性别", 人.Sex is Sex.男 or Sex.女 ? 人.Sex.ToString() : null);
                填(栏 + "出生日期", 人.Born?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            答[栏 + "与户主关系"] = 关系(人.Relation).ToString();
            答[栏 + "户籍"] = 户籍(人).ToString();
            if (人 is { Grade: >= 1 and <= 4, Disability: not DisabilityClass.无 })
            {
                答[栏 + "残疾类别"] = 人.Disability.ToString();
                答[栏 + "残疾等级"] = ((残疾等级)(人.Grade - 1)).ToString();
            }
            填(栏 + "重特大疾病", 人.Ill ? "是" : null);
            填(栏 + "劳动能力", 人.Labour == LabourCapacity.不详 ? null : 人.Labour.ToString());
            答[栏 + "共同生活"] = "是";
        }
        return 答;

        void 填(string 路径, string? 文字)
        {
            if (!string.IsNullOrEmpty(文字)) { 答[路径] = 文字; }
        }
    }

    private static 户籍类别 户籍(KnownPerson 人) => 人.Hukou == HukouKind.城镇 ? 户籍类别.城镇 : 户籍类别.农村;

    private static 与户主关系 关系(Relation 关系) => 关系 switch
    {
        Relation.户主 => 与户主关系.本人或户主,
        Relation.配偶 => 与户主关系.配偶,
        Relation.子 => 与户主关系.子,
        Relation.女 => 与户主关系.女,
        Relation.孙子女 => 与户主关系.孙子女或外孙子女,
        Relation.父母 => 与户主关系.父母,
        Relation.祖父母 => 与户主关系.祖父母或外祖父母,
        Relation.兄弟姐妹 => 与户主关系.兄弟姐妹,
        _ => 与户主关系.其他,
    };
}
