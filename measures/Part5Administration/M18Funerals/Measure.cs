using Anmin.Core.Declaring;

namespace Anmin.Measures.Part5Administration.M18Funerals;

/// <summary>措施18：殡葬管理。</summary>
public sealed class 殡葬管理措施() : Measure(18, "殡葬管理", "划定火葬区和土葬改革区，建好公益性公墓，基本服务惠民，乱埋乱葬联合治理。");
