using Anmin.Core.Values;

namespace Anmin.Core.Benefits;

/// <summary>To whom the money of a benefit goes.</summary>
/// <param name="Holder">Name on the account.</param>
/// <param name="ByAgreement">True where the holder is not one of the persons covered and a written agreement says so.</param>
public sealed record Payee(string Holder, string Bank, BankAccount Account, bool ByAgreement);
