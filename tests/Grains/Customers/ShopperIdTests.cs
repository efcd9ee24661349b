using Shop.Customers;

namespace Grains.Tests.Customers;

public sealed class ShopperIdTests
{
    private const string Digits = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void a_guest_is_none_of_the_customers()
    {
        var (guest, customer) = (ShopperId.NewGuest(TimeProvider.System), ShopperId.OfCustomer(Guid.ParseExact(Digits, "N")));

        (guest.IsGuest, guest.Customer).ShouldBe((true, null));
        (customer.IsGuest, customer.Customer).ShouldBe((false, Guid.ParseExact(Digits, "N")));
        customer.Value.ShouldBe($"customer-{Digits}");
        (default(ShopperId).IsGuest, default(ShopperId).Customer).ShouldBe((false, null));
    }

    [Theory]
    [InlineData($"guest-{Digits}", true)]
    [InlineData($"customer-{Digits}", true)]
    [InlineData($"session-{Digits}", false)]
    [InlineData($"guest-{Digits}0", false)]
    [InlineData("guest-0123456789ABCDEF0123456789ABCDEF", false)]
    [InlineData("guest-", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void only_its_exact_form_is_read(string? text, bool isOne)
    {
        ShopperId.TryParse(text, out var id).ShouldBe(isOne);

        id.Value.ShouldBe(isOne ? text : "");
    }

    [Fact]
    public void an_account_was_the_guest_of_its_number_and_nobody_else()
    {
        var guest = ShopperId.NewGuest(TimeProvider.System);
        var account = ShopperId.OfCustomer(guest.Number!.Value);
        var other = ShopperId.OfCustomer(Guid.NewGuid());

        account.IsOrWas(guest).ShouldBeTrue();
        account.IsOrWas(account).ShouldBeTrue();
        guest.IsOrWas(account).ShouldBeFalse();
        other.IsOrWas(guest).ShouldBeFalse();
        other.IsOrWas(default).ShouldBeFalse();
        ((ShopperId)default).IsOrWas(guest).ShouldBeFalse();
    }
}
