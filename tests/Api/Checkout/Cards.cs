namespace Shop.Api.Tests.Checkout;

/// <summary>The cards that the test provider takes.</summary>
internal static class Cards
{
    public const string Approved = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string InsufficientFunds = "4000000000009995";
    public const string ThreeDSecure = "4000000000003220";
    public const string AnswerLost = "4000000000000341";
    public const string ApprovedLate = "4000000000000259";
}
