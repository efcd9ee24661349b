using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Api.Carts;
using Shop.Carts;
using Shop.Catalog;

namespace Shop.Api.Tests.Carts;

public sealed class CartJsonTests
{
    [Fact]
    public async Task a_cart_is_written_as_any_other_answer_is_also_when_its_product_was_written_before()
    {
        var services = (await ShopServer.Shared).Api.Services;
        var options = services.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var price = new Money(1999, Currency.Parse("USD"));
        var product = new CartProductAnswer(
            ProductId.New(TimeProvider.System), "a-lamp", "A \"lamp\" <für> 100 %", [new OptionChoice("Size", "S")], new ProductImage("/media/a.svg", "A lamp", 8, 6));
        var cart = new CartAnswer(
            CartId.New(TimeProvider.System),
            [
                new CartLineAnswer(Sku.Parse("A-1"), 2, price, price * 2, product, new CartAvailability(AvailabilityState.InStock, null)),
                new CartLineAnswer(Sku.Parse("A-2"), 1, null, null, product with { Image = null }, new CartAvailability(AvailabilityState.Low, 3)),
                new CartLineAnswer(Sku.Parse("GONE"), 1, null, null, null, null),
            ],
            price * 2, [], null, null, null, price * 2, [CartProblem.Unavailable(Sku.Parse("GONE"))], 3);
        var expected = JsonSerializer.SerializeToUtf8Bytes(cart, options);
        var json = services.GetRequiredService<CartJson>();

        json.Write(cart).ShouldBe(expected);
        json.Write(cart).ShouldBe(expected);
        var full = cart with { Shipping = price, Tax = price, TaxIncluded = true, Discounts = [new DiscountAnswer("TEN", price)], Problems = [] };
        json.Write(full).ShouldBe(JsonSerializer.SerializeToUtf8Bytes(full, options));
    }
}
