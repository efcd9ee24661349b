using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Checkout;

/// <summary>What a guest was buying is the account's, however the guest came to be one.</summary>
public sealed class CheckoutAtSignInTests
{
    [Fact]
    public async Task a_payment_that_waits_for_its_holder_becomes_the_accounts_order()
    {
        var (email, customer) = await AccountAsync();
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        using var asked = await guest.PayAsync(opened, Cards.ThreeDSecure);
        var url = (await asked.JsonAsync()).GetProperty("nextAction").Text("url");

        await guest.BeginAsync(new { email, password = Accounts.Password });
        using var bank = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await bank.PostAsync($"{url}/approve", null)).Dispose();

        var paid = await Eventually.ReadAsync(() => guest.ReadCheckoutAsync(opened.Text("id")), checkout => checkout.Text("status") == "paid");
        (await Ledgers.RowsAsync("SELECT owner FROM shop.orders WHERE id = $1", paid.Text("orderId"))).ShouldBe([customer]);
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    [Fact]
    public async Task an_open_checkout_is_given_up_because_its_lines_go_to_the_accounts_cart()
    {
        var (email, _) = await AccountAsync();
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);

        await guest.BeginAsync(new { email, password = Accounts.Password });

        await Ledgers.UntilAsync(["10 0"], Ledgers.Stock, sku);
        await Ledgers.UntilAsync(["Released"], "SELECT status FROM shop.checkouts WHERE id = $1", opened.Text("id"));
        using var paid = await guest.PayAsync(opened);
        (await paid.ShouldBeProblemAsync(404)).ShouldBe("not_found");
    }

    [Fact]
    public async Task a_payment_repeated_after_the_sign_in_under_its_key_is_answered_as_before()
    {
        var (email, customer) = await AccountAsync();
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        var key = Guid.NewGuid().ToString();
        using var first = await guest.PayAsync(opened, key: key);

        await guest.BeginAsync(new { email, password = Accounts.Password });
        using var again = await guest.PayAsync(opened, key: key);

        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await Ledgers.RowsAsync("SELECT owner FROM shop.idempotency_keys WHERE key = $1", key)).ShouldBe([customer]);
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    [Fact]
    public async Task who_registers_keeps_a_checkout_that_is_paid()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        (await guest.PayAsync(opened)).EnsureSuccessStatusCode();

        using var registered = await guest.PostAsync("/api/v1/customers", new { email = Accounts.NewEmail(), password = Accounts.Password, name = "Ada" });

        registered.EnsureSuccessStatusCode();
        (await guest.ReadCheckoutAsync(opened.Text("id"))).Text("status").ShouldBe("paid");
    }

    private static async Task<(string Email, string Customer)> AccountAsync()
    {
        var email = Accounts.NewEmail();
        using var account = await Accounts.RegisterAsync(email);
        return (email, (await account.MeAsync()).Text("id"));
    }
}
