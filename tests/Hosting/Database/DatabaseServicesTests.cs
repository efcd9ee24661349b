using Microsoft.Extensions.Options;
using Shop.Hosting.Database;

namespace Shop.Hosting.Tests.Database;

public sealed class DatabaseServicesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void a_missing_address_is_named_with_its_form(string? address)
    {
        var refusal = Should.Throw<OptionsValidationException>(() => DatabaseServices.Settings(address, "test"));

        refusal.Failures.Single().ShouldBe(
            "DATABASE_URL is missing: it must say where PostgreSQL is, as postgres://user:password@host:port/database.");
    }

    [Fact]
    public void an_address_without_a_host_is_refused() =>
        Should.Throw<OptionsValidationException>(() => DatabaseServices.Settings("postgres:///shop", "test"))
            .Failures.Single().ShouldContain("host");

    [Fact]
    public void every_session_gives_up_locks_and_open_transactions_soon()
    {
        var settings = DatabaseServices.Settings("postgres://h/d?options=-c%20statement_timeout%3D9000", "test");

        settings.Options.ShouldBe("-c idle_in_transaction_session_timeout=1000 -c lock_timeout=250 -c search_path=public -c statement_timeout=9000");
        settings.ApplicationName.ShouldBe("test");
        settings.MaxPoolSize.ShouldBe(50);
    }
}
