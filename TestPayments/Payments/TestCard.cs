namespace Shop.TestPayments.Payments;

/// <summary>What a card does.</summary>
internal enum TestCard
{
    Approved,
    Declined,
    InsufficientFunds,
    ThreeDSecure,
    AnswerLost,
    ApprovedLate,
}

/// <summary>The cards there are.</summary>
internal static class TestCards
{
    // The numbers that payment providers document for tests: no bank gives them out.
    private static readonly Dictionary<string, TestCard> _cards = new(StringComparer.Ordinal)
    {
        ["4242424242424242"] = TestCard.Approved,
        ["4000000000000002"] = TestCard.Declined,
        ["4000000000009995"] = TestCard.InsufficientFunds,
        ["4000000000003220"] = TestCard.ThreeDSecure,
        ["4000000000000341"] = TestCard.AnswerLost,
        ["4000000000000259"] = TestCard.ApprovedLate,
    };

    /// <summary>What the card with this number does; false for every number that isn't a test's.</summary>
    public static bool TryFind(string number, out TestCard card) => _cards.TryGetValue(number.Replace(" ", "", StringComparison.Ordinal), out card);
}
