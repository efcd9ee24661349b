using System.Diagnostics.Metrics;

namespace Shop.Checkout;

/// <summary>Counts the steps that checkouts make.</summary>
internal static class CheckoutMeter
{
    private static readonly Meter _meter = new(ShopMeter.Name);

    private static readonly Counter<long> _steps =
        _meter.CreateCounter<long>("shop.checkouts.steps", "{checkout}", "Checkouts that came to a status, by status, and by reason where they were given up or refused.");

    /// <summary>A checkout has come to a status that it didn't have; that is stored.</summary>
    public static void Reached(StoredCheckout checkout)
    {
        if (_steps.Enabled)
        {
            _steps.Add(1, new("status", checkout.Status.ToString()), new("reason", ReasonOf(checkout)));
        }
    }

    // Why a card was declined is a provider's word: any number of them.
    private static string ReasonOf(StoredCheckout checkout) => checkout.Status switch
    {
        CheckoutStatus.Released => checkout.Reason ?? "",
        CheckoutStatus.Open when checkout.Reason is not null => "declined",
        _ => "",
    };
}
