namespace Shop.Chaos.Shoppers;

/// <summary>The test provider's cards, as often as shoppers have them.</summary>
internal static class Cards
{
    public const string Approved = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string InsufficientFunds = "4000000000009995";
    public const string ThreeDSecure = "4000000000003220";
    public const string AnswerLost = "4000000000000341";
    public const string ApprovedLate = "4000000000000259";

    /// <summary>As often as shoppers of drills have them.</summary>
    public static IReadOnlyList<string> Deck { get; } =
    [
        Approved, Approved, Approved, Approved, Approved, Approved, Approved, Approved, Approved, Declined, Declined, InsufficientFunds, ThreeDSecure,
        ThreeDSecure, ThreeDSecure, AnswerLost, ApprovedLate,
    ];

    /// <summary>What is sent of one.</summary>
    public static object Payment(string card) => new { provider = "test", card, expiry = "12/40", cvc = "123" };
}
