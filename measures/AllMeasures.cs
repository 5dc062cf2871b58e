using Anmin.Core.Declaring;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Anmin.Measures.Part1SocialAssistance.M02ExtremeHardship;
using Anmin.Measures.Part1SocialAssistance.M03TemporaryAssistance;
using Anmin.Measures.Part1SocialAssistance.M04Vagrants;
using Anmin.Measures.Part2ElderCare.M05HomeCare;
using Anmin.Measures.Part2ElderCare.M06ResidentialCare;
using Anmin.Measures.Part2ElderCare.M07MedicalCare;
using Anmin.Measures.Part2ElderCare.M08ElderIndustry;
using Anmin.Measures.Part3Welfare.M09Children;
using Anmin.Measures.Part3Welfare.M10Disability;
using Anmin.Measures.Part3Welfare.M11Charity;
using Anmin.Measures.Part3Welfare.M12Lottery;
using Anmin.Measures.Part4Governance.M13SelfGovernment;
using Anmin.Measures.Part4Governance.M14Communities;
using Anmin.Measures.Part4Governance.M15SocialOrganisations;
using Anmin.Measures.Part4Governance.M16SocialWork;
using Anmin.Measures.Part5Administration.M17PlaceNames;
using Anmin.Measures.Part5Administration.M18Funerals;
using Anmin.Measures.Part5Administration.M19MarriageAdoption;
using Anmin.Measures.Part6Capacity.M20Leadership;
using Anmin.Measures.Part6Capacity.M21Workforce;
using Anmin.Measures.Part6Capacity.M22Standards;
using Anmin.Measures.Part6Capacity.M23PurchasedServices;

namespace Anmin.Measures;

/// <summary>安政发〔2020〕16号的二十三条措施，依文件的次序。</summary>
public static class AllMeasures
{
    public static IReadOnlyList<Measure> List { get; } =
    [
        new 最低生活保障措施(),
        new 特困供养措施(),
        new 临时救助措施(),
        new 流浪乞讨救助措施(),
        new 居家社区养老措施(),
        new 机构养老措施(),
        new 医养结合措施(),
        new 养老产业措施(),
        new 儿童福利措施(),
        new 残疾人福利措施(),
        new 慈善事业措施(),
        new 福利彩票措施(),
        new 基层自治措施(),
        new 社区治理措施(),
        new 社会组织措施(),
        new 社会工作措施(),
        new 区划地名措施(),
        new 殡葬管理措施(),
        new 婚姻收养措施(),
        new 组织领导措施(),
        new 人才队伍措施(),
        new 标准化信息化措施(),
        new 购买服务措施(),
    ];
}
