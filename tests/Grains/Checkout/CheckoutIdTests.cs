using Shop.Carts;
using Shop.Checkout;

namespace Grains.Tests.Checkout;

public sealed class CheckoutIdTests
{
    private static readonly CartId _cart = CartId.Parse("cart-01a2092a09d574d7b00173a0478379bb");

    // The cart's first twelve digits, and of sha256("checkout-1") the 13th to the 32nd.
    [Fact]
    public void an_operation_names_the_same_checkout_in_every_process() =>
        CheckoutId.Of(OperationId.Of("checkout-1"), _cart).Value.ShouldBe("checkout-01a2092a09d506d1b4aad0c7c746356d");

    [Fact]
    public void different_operations_name_different_checkouts_of_a_cart() =>
        CheckoutId.Of(OperationId.Of("a"), _cart).ShouldNotBe(CheckoutId.Of(OperationId.Of("b"), _cart));

    [Fact]
    public void those_of_later_carts_sort_behind()
    {
        var later = CartId.Parse("cart-01a2092a09d674d7b00173a0478379bb");
        var (first, second) = (CheckoutId.Of(OperationId.Of("a"), _cart), CheckoutId.Of(OperationId.Of("b"), later));

        string.CompareOrdinal(first.Value, second.Value).ShouldBeNegative();
        string.CompareOrdinal(CheckoutId.Of(OperationId.Of("b"), _cart).Value, CheckoutId.Of(OperationId.Of("a"), later).Value).ShouldBeNegative();
    }
}
