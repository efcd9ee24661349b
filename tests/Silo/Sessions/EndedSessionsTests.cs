using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Shop.Customers;
using Shop.Sessions;
using Shop.Silo.Sessions;

namespace Shop.Silo.Tests.Sessions;

public sealed class EndedSessionsTests
{
    [Fact]
    public async Task only_sessions_that_nobody_has_used_for_longer_than_they_live_are_deleted()
    {
        await using var silo = SiloProcess.Build(await SiloProcess.CreateDatabaseAsync());
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var database = silo.Services.GetRequiredService<NpgsqlDataSource>();
        var customer = ShopperId.OfCustomer(Guid.NewGuid());
        var (old, recent, own) = (NewId(), NewId(), NewId());
        await grains.GetGrain<ISessionGrain>(old.Value).Begin(Beginning(ShopperId.NewGuest(TimeProvider.System)));
        await grains.GetGrain<ISessionGrain>(recent.Value).Begin(Beginning(ShopperId.NewGuest(TimeProvider.System)));
        await grains.GetGrain<ICustomerSessionsGrain>(customer.Value).Begin(own, Beginning(customer));
        await AgeAsync(database, old.Value, 32);
        await AgeAsync(database, recent.Value, 30);
        await AgeAsync(database, customer.Value, 400);

        (await silo.Services.GetRequiredService<EndedSessions>().DeleteAsync(CancellationToken.None)).ShouldBe(1);

        (await StoredAsync(database)).ShouldBe([recent.Value, own.Value, customer.Value], ignoreOrder: true);
        await silo.StopAsync();
    }

    private static SessionId NewId() => SessionId.New(TimeProvider.System);

    private static BeginSession Beginning(ShopperId shopper) => new(
        SessionHolder.Of(shopper), SessionTransport.Cookie, "Test", new SessionTokens(TokenHash.Of([1]), default), default);

    private static async Task AgeAsync(NpgsqlDataSource database, string key, int days)
    {
        await using var command = database.CreateCommand(
            "UPDATE orleansstorage SET modifiedon = (now() AT TIME ZONE 'utc') - make_interval(days => $2) WHERE grainidextensionstring = $1");
        command.Parameters.AddWithValue(key);
        command.Parameters.AddWithValue(days);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static async Task<List<string>> StoredAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT grainidextensionstring FROM orleansstorage WHERE graintypestring IN ('session', 'customer-sessions')");
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await reader.ReadAsync())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }
}
