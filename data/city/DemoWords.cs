namespace Anmin.Data.City;

/// <summary>The assistance class of a household.</summary>
public enum HukouClass { 城镇, 农村 }

/// <summary>As the 17th digit of the number says.</summary>
public enum Sex { 男, 女 }

/// <summary>Relation to the head of household, in the order of the one-digit national code (0–8).</summary>
public enum Relation { 户主, 配偶, 子, 女, 孙子女, 父母, 祖父母, 兄弟姐妹, 其他 }

/// <summary>Class of disability; the values are the national codes 1–7.</summary>
public enum DisabilityClass { 视力 = 1, 听力, 言语, 肢体, 智力, 精神, 多重 }

/// <summary>Capacity to work; under 16 and from 60 it is not asked.</summary>
public enum LabourCapacity { 有, 部分丧失, 完全丧失, 不在劳动年龄 }

/// <summary>How a dwelling is built, the poorest first.</summary>
public enum HousingStructure { 土木, 砖木, 砖混, 钢混 }
