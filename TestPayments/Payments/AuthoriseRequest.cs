using System.Globalization;
using System.Text.Json.Serialization;

namespace Shop.TestPayments.Payments;

/// <summary>Asks for an authorisation.</summary>
/// <param name="Key">The caller's name for it: the same again is the same payment, whatever happened to the first answer. 1–255 characters.</param>
/// <param name="Amount">Minor units of the currency, above 0.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Card">The card.</param>
/// <param name="ReturnUrl">Where a person goes on after 3-D Secure.</param>
internal sealed record AuthoriseRequest(string Key, long Amount, string Currency, AuthoriseRequest.CardDetails Card, string? ReturnUrl)
{
    private const int KeyMax = 255;

    /// <summary>What is wrong, by member; empty where nothing is.</summary>
    public Dictionary<string, string[]> Faults(DateTimeOffset now)
    {
        var faults = new Dictionary<string, string[]>();
        if (Key is not { Length: > 0 and <= KeyMax })
        {
            faults["key"] = ["1–255 characters"];
        }

        if (Amount <= 0)
        {
            faults["amount"] = ["above 0, in minor units"];
        }

        if (Currency is not { Length: 3 })
        {
            faults["currency"] = ["three letters of ISO 4217"];
        }

        if (ReturnUrl is not null && !(Uri.TryCreate(ReturnUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            faults["returnUrl"] = ["an absolute address by http or https"];
        }

        Card?.AddFaults(faults, now);
        if (Card is null)
        {
            faults["card"] = ["is missing"];
        }

        return faults;
    }

    /// <summary>A card as its holder types it. Its text is never written anywhere: <see cref="ToString"/> says nothing.</summary>
    internal sealed record CardDetails(string Number, string Expiry, string Cvc)
    {
        /// <summary>Which card it is.</summary>
        [JsonIgnore]
        public TestCard Kind => TestCards.TryFind(Number, out var card) ? card : throw new InvalidOperationException("The card wasn't checked.");

        public override string ToString() => "a card";

        public void AddFaults(Dictionary<string, string[]> faults, DateTimeOffset now)
        {
            if (Number is null || !TestCards.TryFind(Number, out _))
            {
                faults["card.number"] = ["one of the test cards: this provider takes no other"];
            }

            if (!DateTimeOffset.TryParseExact(Expiry, ["MM/yy", "MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month)
                || month.AddMonths(1) <= now)
            {
                faults["card.expiry"] = ["a month that isn't over, as MM/YY"];
            }

            if (Cvc is not { Length: 3 or 4 } || !Cvc.All(char.IsAsciiDigit))
            {
                faults["card.cvc"] = ["three or four digits"];
            }
        }
    }
}
