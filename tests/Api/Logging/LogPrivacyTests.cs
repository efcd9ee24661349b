using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Logging;

/// <summary>Logs are read by more people than may know who shops here.</summary>
public sealed class LogPrivacyTests
{
    [Fact]
    public async Task no_address_of_mail_no_token_and_no_password_reaches_the_log()
    {
        await using var api = await ApiServer.StartAsync(("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft.AspNetCore", "Debug"));
        using var log = new KeptLog();
        api.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        (await ShopServer.Shared).SiloServices.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var client = await ShopClient.GuestOfAsync(new HttpClient { BaseAddress = api.Client.BaseAddress });
        var (email, key) = (Accounts.NewEmail(), $"key-{Guid.NewGuid():N}");
        var secrets = new List<string> { email, email.Split('@')[0], Accounts.Password, "Confidential Name", key, client.Token!, client.RefreshToken! };

        (await client.PostAsync("/api/v1/customers", new { email, password = Accounts.Password, name = "Confidential Name" })).EnsureSuccessStatusCode();
        (await client.SendAsync(HttpMethod.Post, "/api/v1/carts", null, ("Idempotency-Key", key))).EnsureSuccessStatusCode();
        (await client.SignInAsync(email, "not-the-password-1")).StatusCode.ShouldNotBe(System.Net.HttpStatusCode.Created);
        await client.BeginAsync(new { email, password = Accounts.Password });
        secrets.AddRange([client.Token!, client.RefreshToken!, "not-the-password-1"]);
        (await client.RefreshAsync()).EnsureSuccessStatusCode();
        (await client.PostAsync("/api/v1/customers", new { email = 5, password = Accounts.Password })).Dispose();
        secrets.AddRange(await BuyAsync(client));

        log.Lines.ShouldNotBeEmpty();
        foreach (var secret in secrets)
        {
            log.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }
    }

    /// <summary>Pays with a card that is declined, one that is none, and one that is approved; answers what nobody may read of it.</summary>
    private static async Task<string[]> BuyAsync(ShopClient client)
    {
        var cart = await client.NewCartAsync();
        (await client.AddAsync(cart, CartItemTests.SkuOf(await CartItemTests.StockedAsync()), 1)).EnsureSuccessStatusCode();
        var opened = await client.OpenCheckoutAsync(cart);
        (await client.PayAsync(opened, Cards.Declined)).StatusCode.ShouldBe(System.Net.HttpStatusCode.PaymentRequired);
        (await client.PayAsync(opened, "5555555555554444")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await client.PayAsync(opened)).EnsureSuccessStatusCode();
        return [Cards.Declined, "5555555555554444", Cards.Approved, "ada@example.com", "Ada Lovelace", "1 Main Street", "12/40"];
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue($"scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {eventId} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
