using Shop.Carts;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Orders;
using Shop.Pricing;
using static Grains.Tests.Orders.Orders;

namespace Grains.Tests.Orders;

public sealed class OrderMailsTests
{
    [Fact]
    public void a_confirmations_sums_add_up_where_tax_comes_on_top() => SumsOf(isTaxIncluded: false, Dollars(1_200)).ShouldBe(
    [
        "2 × A mug: 10.00 USD", "WELCOME: -1.00 USD", "Shipping: 2.00 USD", "Tax: 1.00 USD", "Total: 12.00 USD",
    ]);

    [Fact]
    public void a_confirmations_sums_add_up_where_tax_is_in_the_prices() => SumsOf(isTaxIncluded: true, Dollars(1_100)).ShouldBe(
    [
        "2 × A mug: 10.00 USD", "WELCOME: -1.00 USD", "Shipping: 2.00 USD", "Total: 11.00 USD (with 1.00 USD of tax)",
    ]);

    [Fact]
    public void a_confirmation_speaks_its_readers_language() => SumsOf(isTaxIncluded: true, Dollars(1_100), "de").ShouldBe(
    [
        "2 × A mug: 10,00 USD", "WELCOME: -1,00 USD", "Versand: 2,00 USD", "Summe: 11,00 USD (darin 1,00 USD Steuer)",
    ]);

    private static IEnumerable<string> SumsOf(bool isTaxIncluded, Money total, string language = "en")
    {
        var line = new LineTotal(Skus[0], 2, Dollars(500), Dollars(1_000), Dollars(100), Dollars(100), Dollars(1_000));
        var mail = OrderMails.Confirmation(new StoredCheckout
        {
            Id = CheckoutId.New(TimeProvider.System),
            Owner = Owner,
            Cart = CartId.New(TimeProvider.System),
            Email = "ada@example.com",
            Language = language,
            ShippingAddress = new Address("Ada", "1 Main Street", null, "Springfield", "NY", "10001", "US"),
            ShippingMethod = "standard",
            Quote = new Quote(
                [new QuotedLine(ProductId.New(TimeProvider.System), "A mug", [], line)], Dollars(1_000), [new Discount("WELCOME", Dollars(100))], "standard",
                Dollars(200), Dollars(100), isTaxIncluded, total),
            Order = OrderId.New(TimeProvider.System),
            OrderNumber = "7K3M-9QXF-2D0R",
        });

        mail.Language.ShouldBe(language);
        (mail.Recipient, mail.Data["name"].Single(), mail.Data["number"].Single()).ShouldBe(("ada@example.com", "Ada", "7K3M-9QXF-2D0R"));
        return [.. mail.Data["lines"], .. mail.Data["sums"]];
    }
}
