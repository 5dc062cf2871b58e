namespace Anmin.Web;

/// <summary>What kind of house this is: whose, and whether it is a demonstration.</summary>
/// <param name="Demonstration">One-click sign-in and made-up people; production refuses both.</param>
public sealed record Site(bool Demonstration, string City = "安康市", string Office = "安康市民政局", string Document = "安政发〔2020〕16号");
