using Anmin.Core.Declaring;

namespace Anmin.Measures.Part2ElderCare.M07MedicalCare;

/// <summary>措施7：医养结合。</summary>
public sealed class 医养结合措施() : Measure(7, "医养结合", "养老与医疗互相开门：优惠落地，机构互设，签约合作，审批合一，已有资质直接备案。");
