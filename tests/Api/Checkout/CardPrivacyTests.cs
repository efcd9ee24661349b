using System.Net;

namespace Shop.Api.Tests.Checkout;

public sealed class CardPrivacyTests
{
    [Fact]
    public async Task no_table_of_the_shop_or_the_provider_holds_a_cards_number()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        (await guest.PayAsync(opened, Cards.Declined)).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await guest.PayAsync(opened, "5555555555554444")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await guest.PayAsync(opened)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await HoldersOfAsync(Cards.Declined, Cards.Approved, "5555555555554444")).ShouldBeEmpty();

        // What is stored is found: as text, and within bytes.
        var holders = await HoldersOfAsync(opened.Text("id"));
        holders.ShouldContain("shop.checkouts");
        holders.ShouldContain("shop.idempotency_keys");
        holders.ShouldContain("test_payments.payments");
    }

    [Fact]
    public async Task of_a_body_with_a_card_so_little_of_the_hash_is_stored_that_the_card_can_not_be_found_by_trying()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        var key = Guid.NewGuid().ToString();
        (await guest.PayAsync(opened, Cards.Declined, key)).StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);

        using var other = await guest.PayAsync(opened, Cards.Approved, key);

        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        var hash = (await Ledgers.RowsAsync("SELECT encode(request_hash, 'hex') FROM shop.idempotency_keys WHERE key = $1", key)).ShouldHaveSingleItem();
        hash[..8].ShouldNotBe("00000000");
        hash[8..].ShouldBe(new string('0', 56));
    }

    /// <summary>The tables with one of the texts somewhere in a row; states and stored answers are bytes.</summary>
    private static async Task<string[]> HoldersOfAsync(params string[] texts)
    {
        var tables = await Ledgers.RowsAsync("""
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            """);
        var pattern = string.Join('|', texts.Select(text => $"{text}|{Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(text))}"));
        var each = tables.Select(table => $"SELECT '{table}' WHERE EXISTS (SELECT FROM {table} AS entry WHERE entry::text ~ $1)");
        return await Ledgers.RowsAsync(string.Join(" UNION ALL ", each), pattern);
    }
}
