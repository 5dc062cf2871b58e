using Anmin.Core.Declaring;

namespace Anmin.Measures.Part6Capacity.M23PurchasedServices;

/// <summary>措施23：购买民政社会工作服务。</summary>
public sealed class 购买服务措施() : Measure(23, "购买民政社会工作服务", "民政与财政共同主导：有办法、有目录、有项目库，项目库与预算衔接。");
