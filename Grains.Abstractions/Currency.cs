using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Shop;

/// <summary>
/// A currency of ISO 4217, with the number of its decimal digits. The default value is ISO's <c>XXX</c>, no currency.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.Currency")]
public readonly record struct Currency
{
    private const string NoCurrency = "XXX";

    // Those that money is paid in today; funds, metals and units of account are left out.
    private const string WithTwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK " +
        "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT " +
        "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN " +
        "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS " +
        "VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string WithoutDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string WithThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<ushort, byte> _digitsOf = Table();

    // Five bits a letter: an amount with its currency is two words, and no text is kept or compared.
    [Id(0)]
    private readonly ushort _letters;

    private Currency(ushort letters) => _letters = letters;

    /// <summary>The three letters.</summary>
    public string Code => _letters == 0 ? NoCurrency : string.Create(3, _letters, static (text, letters) =>
    {
        text[0] = (char)('@' + (letters >> 10));
        text[1] = (char)('@' + ((letters >> 5) & 31));
        text[2] = (char)('@' + (letters & 31));
    });

    /// <summary>How many decimal digits its minor unit has: 2 for USD, 0 for JPY, 3 for KWD.</summary>
    public int Digits => _digitsOf.GetValueOrDefault(_letters);

    /// <summary>All of them.</summary>
    public static IEnumerable<Currency> All => _digitsOf.Keys.Select(static letters => new Currency(letters));

    /// <summary>The currency of this code, in capitals.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is no code of a currency in ISO 4217.");

    /// <summary>The currency of this code, in capitals.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Currency currency)
    {
        var isKnown = code is { Length: 3 } && code.All(char.IsAsciiLetterUpper) && _digitsOf.ContainsKey(Pack(code));
        currency = isKnown ? new Currency(Pack(code!)) : default;
        return isKnown;
    }

    /// <summary><see cref="Code"/>.</summary>
    public override string ToString() => Code;

    private static ushort Pack(string code) => (ushort)(((code[0] - '@') << 10) | ((code[1] - '@') << 5) | (code[2] - '@'));

    private static FrozenDictionary<ushort, byte> Table() =>
        new[] { (WithoutDigits, (byte)0), (WithTwoDigits, (byte)2), (WithThreeDigits, (byte)3) }
            .SelectMany(static group => group.Item1.Split(' ').Select(code => KeyValuePair.Create(Pack(code), group.Item2)))
            .ToFrozenDictionary();
}
