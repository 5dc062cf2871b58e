namespace Anmin.Core.Population;

/// <summary>What is known of a household's means: amounts in fen of the last twelve months, balances in fen, or counts. What counts for which benefit is the rules' business.</summary>
public enum Known
{
    /// <summary>Before any deduction.</summary>
    工资,

    /// <summary>Farming and trade after their costs.</summary>
    经营净,

    /// <summary>Rent, interest, dividends.</summary>
    财产净,

    /// <summary>Support from relatives, employees' pensions, subsidies for land.</summary>
    转移,

    /// <summary>The residents' basic pension fixed by the centre.</summary>
    基础养老金,

    /// <summary>The allowance for advanced age.</summary>
    高龄津贴,

    /// <summary>Subsidies for the disabled.</summary>
    残疾补贴,

    /// <summary>Taxes and insurance contributions paid.</summary>
    转移支出,

    /// <summary>Spent on illness and disability after insurance.</summary>
    医疗自付,

    /// <summary>Spent on schooling.</summary>
    教育支出,

    /// <summary>Savings, securities, insurance: balance in fen.</summary>
    金融资产,

    /// <summary>Turnover of a business of its own.</summary>
    年营业额,

    /// <summary>Dwellings, a count.</summary>
    住房,

    /// <summary>Motor vehicles without motorcycles, a count.</summary>
    机动车,

    /// <summary>Large farm machines, a count.</summary>
    大型农机,
}
