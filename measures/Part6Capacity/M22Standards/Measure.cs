using Anmin.Core.Declaring;

namespace Anmin.Measures.Part6Capacity.M22Standards;

/// <summary>措施22：标准化和信息化。</summary>
public sealed class 标准化信息化措施() : Measure(22, "标准化和信息化", "各项民政业务有标准，系统打通、数据共享，群众网上一次办成。");
