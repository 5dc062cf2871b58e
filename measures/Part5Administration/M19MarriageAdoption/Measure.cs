using Anmin.Core.Declaring;

namespace Anmin.Measures.Part5Administration.M19MarriageAdoption;

/// <summary>措施19：婚姻登记和收养。</summary>
public sealed class 婚姻收养措施() : Measure(19, "婚姻登记和收养", "婚姻登记机关达标、信息完整，收养先评估后登记，鼓励收养残疾儿童，纠正私自收留。");
