namespace Shop.Orders;

/// <summary>What mails about orders say beside their templates: words that depend on the order.</summary>
/// <param name="DecimalPoint">Between an amount's units and its parts.</param>
/// <param name="Shipping">Before what the delivery costs.</param>
/// <param name="Tax">Before a tax that comes on top.</param>
/// <param name="Total">Before the sum.</param>
/// <param name="OfWhichTax">Behind the sum: how much of it is tax.</param>
/// <param name="Untracked">Nobody can follow the parcel.</param>
/// <param name="Brings">Who brings it, and by which number.</param>
/// <param name="PaidBack">How much is on its way back.</param>
/// <param name="NothingPaid">What was set aside is free again.</param>
internal sealed record OrderMailWords(
    char DecimalPoint,
    string Shipping,
    string Tax,
    string Total,
    Func<string, string> OfWhichTax,
    string Untracked,
    Func<string, string, string> Brings,
    Func<string, string> PaidBack,
    string NothingPaid)
{
    private static readonly OrderMailWords _english = new(
        '.', "Shipping", "Tax", "Total",
        static tax => $"with {tax} of tax",
        "There is no number to follow it by.",
        static (carrier, number) => $"{carrier} brings it, as {number}",
        static amount => $"The {amount} that you paid are on their way back to your card.",
        "You haven't paid anything for it: the amount that was set aside on your card is free again.");

    private static readonly OrderMailWords _german = new(
        ',', "Versand", "Steuer", "Summe",
        static tax => $"darin {tax} Steuer",
        "Es gibt keine Nummer, um es zu verfolgen.",
        static (carrier, number) => $"{carrier} bringt es unter der Nummer {number}",
        static amount => $"{amount}, die Sie bezahlt haben, sind auf dem Weg zurück auf Ihre Karte.",
        "Sie haben dafür nichts bezahlt: Der Betrag, der auf Ihrer Karte vorgemerkt war, ist wieder frei.");

    /// <summary>The words of a language; English where there are none.</summary>
    public static OrderMailWords In(string language) => language == "de" ? _german : _english;

    /// <summary>An amount with its currency, as it is written there.</summary>
    public string Amount(Money money) => money.ToString().Replace('.', DecimalPoint);
}
