namespace Shop.Pricing;

/// <summary>The kinds of goods that tax tells apart; merchants may add their own.</summary>
public static class TaxClasses
{
    /// <summary>What has no class of its own.</summary>
    public const string Standard = "standard";

    /// <summary>Books, food: what many countries tax less.</summary>
    public const string Reduced = "reduced";

    /// <summary>What some countries don't tax; where there is no such rate, it is taxed as <see cref="Standard"/>.</summary>
    public const string Zero = "zero";

    /// <summary>The delivery. Without a rate of its own it isn't taxed: it never falls back to <see cref="Standard"/>.</summary>
    public const string Shipping = "shipping";
}
