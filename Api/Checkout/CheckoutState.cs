using Shop.Checkout;

namespace Shop.Api.Checkout;

/// <summary>How far a checkout is, as clients see it. Names never change their meaning.</summary>
public enum CheckoutState
{
    /// <summary>Its total is being fixed, or its lines are being held.</summary>
    Preparing,

    /// <summary>It can be paid until it expires.</summary>
    Open,

    /// <summary>The card's holder has to approve: see <c>nextAction</c>.</summary>
    RequiresAction,

    /// <summary>What became of the payment isn't known yet: ask again.</summary>
    Pending,

    /// <summary>There is an order.</summary>
    Paid,

    /// <summary>It was given up, and holds nothing.</summary>
    Released,
}

/// <summary>Reads the grains' word for it.</summary>
internal static class CheckoutStates
{
    /// <summary>What clients are told.</summary>
    public static CheckoutState Of(CheckoutStatus status) => status switch
    {
        CheckoutStatus.Open => CheckoutState.Open,
        CheckoutStatus.RequiresAction => CheckoutState.RequiresAction,
        CheckoutStatus.Paying or CheckoutStatus.Pending => CheckoutState.Pending,
        CheckoutStatus.Paid => CheckoutState.Paid,
        CheckoutStatus.Released => CheckoutState.Released,
        _ => CheckoutState.Preparing,
    };
}
