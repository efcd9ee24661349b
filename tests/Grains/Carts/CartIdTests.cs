using Shop.Carts;

namespace Grains.Tests.Carts;

public sealed class CartIdTests
{
    [Fact]
    public void a_new_one_reads_back()
    {
        var id = CartId.New(TimeProvider.System);

        CartId.Parse(id.Value).ShouldBe(id);
        id.ToString().ShouldBe(id.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cart-")]
    [InlineData("0198c0de0198c0de0198c0de0198c0de")]
    [InlineData("cart-0198c0de0198c0de0198c0de0198c0d")]
    [InlineData("cart-0198c0de0198c0de0198c0de0198c0dee")]
    [InlineData("cart-0198C0DE0198c0de0198c0de0198c0de")]
    [InlineData("Cart-0198c0de0198c0de0198c0de0198c0de")]
    [InlineData("cart-0198c0de0198c0de0198c0de0198c0d/")]
    public void other_text_is_refused(string? text)
    {
        CartId.TryParse(text, out var id).ShouldBeFalse();
        id.ShouldBe(default);
        Should.Throw<FormatException>(() => CartId.Parse(text!));
    }
}
