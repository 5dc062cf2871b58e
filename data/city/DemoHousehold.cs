namespace Anmin.Data.City;

/// <summary>A made-up household of the demonstration city. The village is real; nobody in it is.</summary>
/// <param name="Number">1, 2, 3 … in the order of generation.</param>
/// <param name="Village">Twelve-digit code of a village or neighbourhood that exists on the day of generation.</param>
/// <param name="Address">What follows the village's name: 3组17号.</param>
/// <param name="Phone">Fictional: 1990000 and four digits; repeats after ten thousand households.</param>
/// <param name="Hukou">The assistance class of the whole household.</param>
/// <param name="People">Everyone living together, the head first; one to six.</param>
/// <param name="Income">The household's income of the last twelve months.</param>
/// <param name="Property">What the household owns.</param>
/// <param name="Spending">What it had to spend in the last twelve months.</param>
public sealed record DemoHousehold(
    int Number, string Village, string Address, string Phone, HukouClass Hukou,
    IReadOnlyList<DemoPerson> People, DemoIncome Income, DemoProperty Property, DemoSpending Spending)
{
    /// <summary>The first of the people.</summary>
    public DemoPerson Head => People[0];
}

/// <summary>A made-up person.</summary>
/// <param name="Name">Some names are rare on purpose: two-character surnames, the dot ·, characters beyond the basic plane.</param>
/// <param name="IdNumber">18 characters with a right check character, in region 619900, which belongs to no county; unique in one generation.</param>
/// <param name="Sex">Agrees with the 17th digit.</param>
/// <param name="BirthDate">Agrees with the number.</param>
/// <param name="Relation">To the head.</param>
/// <param name="Disability">As on the certificate; null without one.</param>
/// <param name="IsSeriouslyIll">In treatment for a serious illness.</param>
/// <param name="IsStudent">At school or university.</param>
/// <param name="Works">For wages or on the family's land.</param>
/// <param name="Labour">The capacity to work.</param>
public sealed record DemoPerson(
    string Name, string IdNumber, Sex Sex, DateOnly BirthDate, Relation Relation,
    DemoDisability? Disability, bool IsSeriouslyIll, bool IsStudent, bool Works, LabourCapacity Labour);

/// <summary>A disability certificate's content.</summary>
/// <param name="Class">One of the seven classes.</param>
/// <param name="Grade">1 (most severe) to 4.</param>
public sealed record DemoDisability(DisabilityClass Class, int Grade);

/// <summary>Income of twelve months by category, in whole yuan. What counts for which benefit is the rules' business.</summary>
/// <param name="务工">Wages before any deduction.</param>
/// <param name="种植养殖净收入">Farming after its costs.</param>
/// <param name="财产">Rent and interest.</param>
/// <param name="转移">Support from relatives, employees' pensions, land subsidies.</param>
/// <param name="基础养老金">The residents' basic pension.</param>
/// <param name="高龄津贴">The allowance for advanced age.</param>
/// <param name="残疾补贴">The two disability subsidies.</param>
public sealed record DemoIncome(int 务工, int 种植养殖净收入, int 财产, int 转移, int 基础养老金, int 高龄津贴, int 残疾补贴)
{
    /// <summary>All categories together, exempt ones too.</summary>
    public int Total => 务工 + 种植养殖净收入 + 财产 + 转移 + 基础养老金 + 高龄津贴 + 残疾补贴;
}

/// <summary>What a household owns.</summary>
/// <param name="Deposits">Savings in whole yuan.</param>
/// <param name="Vehicles">Cars and vans; motorcycles are not counted.</param>
/// <param name="Houses">Dwellings owned; 0 for those who rent or borrow.</param>
/// <param name="HousingArea">Square metres of the dwelling lived in.</param>
/// <param name="Structure">How that dwelling is built.</param>
public sealed record DemoProperty(int Deposits, int Vehicles, int Houses, int HousingArea, HousingStructure Structure);

/// <summary>Necessary spending of twelve months, in whole yuan, borne by the household itself.</summary>
/// <param name="Medical">After insurance.</param>
/// <param name="Education">Fees, board and lodging.</param>
public sealed record DemoSpending(int Medical, int Education);
