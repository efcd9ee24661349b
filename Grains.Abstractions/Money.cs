using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Shop;

/// <summary>
/// An amount of money, in whole minor units of its currency (cents), so that nothing is rounded unseen. Arithmetic is checked:
/// it throws <see cref="OverflowException"/> rather than wrap around, and <see cref="InvalidOperationException"/> where the
/// currencies differ.
/// </summary>
/// <param name="MinorUnits">The amount; negative for what is given back.</param>
/// <param name="Currency">Of what.</param>
[GenerateSerializer, Immutable, Alias("shop.Money")]
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money([property: Id(0)] long MinorUnits, [property: Id(1)] Currency Currency) : IComparable<Money>
{
    /// <summary>
    /// The amount as decimal text with all of the currency's digits and no grouping: <c>19.99</c>, <c>-0.05</c>, <c>1500</c>.
    /// </summary>
    public string Amount => (MinorUnits / (decimal)UnitsOf(Currency)).ToString("F" + Currency.Digits, CultureInfo.InvariantCulture);

    /// <summary>The sum.</summary>
    public static Money operator +(Money left, Money right) =>
        left with { MinorUnits = checked(left.MinorUnits + right.In(left.Currency)) };

    /// <summary>The difference.</summary>
    public static Money operator -(Money left, Money right) =>
        left with { MinorUnits = checked(left.MinorUnits - right.In(left.Currency)) };

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money money) => money with { MinorUnits = checked(-money.MinorUnits) };

    /// <summary>So many times the amount.</summary>
    public static Money operator *(Money money, long times) => money with { MinorUnits = checked(money.MinorUnits * times) };

    /// <summary>Whether the amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the amount isn't larger.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the amount isn't smaller.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Reads decimal text: digits, perhaps a minus before and a point with digits after, but no more of them than the currency
    /// has. Nothing else is taken: no plus, grouping, exponent or white space, and nothing is rounded.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? amount, Currency currency, out Money money)
    {
        money = default;
        var number = amount.AsSpan();
        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? "" : number[(point + 1)..];
        if (!IsDigits(whole.StartsWith('-') ? whole[1..] : whole) || (point >= 0 && !IsDigits(fraction)))
        {
            return false;
        }

        if (fraction.Length > currency.Digits)
        {
            return false;
        }

        var text = string.Concat(whole, fraction, "000".AsSpan(0, currency.Digits - fraction.Length));
        var isInRange = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minorUnits);
        money = isInRange ? new Money(minorUnits, currency) : default;
        return isInRange;
    }

    /// <summary>Compares amounts of one currency.</summary>
    public int CompareTo(Money other) => MinorUnits.CompareTo(other.In(Currency));

    /// <summary>Splits the amount into equal parts, the first ones a minor unit larger where it doesn't come out even.</summary>
    /// <param name="parts">How many: 1 or more.</param>
    public Money[] Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (share, rest) = Math.DivRem(MinorUnits, parts);
        var shares = new Money[parts];
        for (var i = 0; i < parts; i++)
        {
            shares[i] = this with { MinorUnits = i < Math.Abs(rest) ? share + Math.Sign(rest) : share };
        }

        return shares;
    }

    /// <summary>
    /// Splits the amount in proportion to <paramref name="weights"/>. The shares sum to the amount exactly, and each is less than
    /// one minor unit from its exact value, the larger fractions being rounded up; a weight of 0 gets nothing. What is given back
    /// is split like what was paid.
    /// </summary>
    /// <param name="weights">None negative, and not all of them 0.</param>
    /// <exception cref="ArgumentException">They are.</exception>
    /// <exception cref="OverflowException">The weights' sum is beyond 2^63.</exception>
    public Money[] Split(ReadOnlySpan<long> weights)
    {
        var total = 0L;
        foreach (var weight in weights)
        {
            total = weight >= 0 ? checked(total + weight) : throw new ArgumentException("A weight is negative.", nameof(weights));
        }

        return total > 0 ? Shares(weights, total) : throw new ArgumentException("There is no weight to split by.", nameof(weights));
    }

    /// <summary>Amount and currency: <c>19.99 USD</c>.</summary>
    public override string ToString() => $"{Amount} {Currency}";

    // Hamilton's method (largest remainder): each gets the whole units of its exact share, and what is left goes, a unit each, to
    // the largest fractions; to the first of equal ones. Amount and weights are 63 bits each: their product fits.
    private Money[] Shares(ReadOnlySpan<long> weights, long total)
    {
        var amount = Int128.Abs(MinorUnits);
        var left = amount;
        var units = new Int128[weights.Length];
        var fractions = new Int128[weights.Length];
        for (var i = 0; i < units.Length; i++)
        {
            (units[i], fractions[i]) = Int128.DivRem(amount * weights[i], total);
            left -= units[i];
        }

        foreach (var i in Enumerable.Range(0, units.Length).OrderByDescending(i => fractions[i]).Take((int)left))
        {
            units[i]++;
        }

        var (sign, currency) = (Math.Sign(MinorUnits), Currency);
        return Array.ConvertAll(units, share => new Money((long)(share * sign), currency));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static long UnitsOf(Currency currency) => currency.Digits switch
    {
        0 => 1,
        2 => 100,
        _ => 1000,
    };

    private long In(Currency currency) => Currency == currency
        ? MinorUnits
        : throw new InvalidOperationException($"An amount of {Currency} can't be combined with one of {currency}.");
}
