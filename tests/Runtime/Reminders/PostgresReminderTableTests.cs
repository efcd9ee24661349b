using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Runtime.Tests.Storage;
using Shop.Runtime.AdoNet.Reminders;
using Shop.Runtime.Reminders;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;

namespace Runtime.Tests.Reminders;

public sealed class PostgresReminderTableTests(MigratedDatabase database) : ReminderTableConformance, IClassFixture<MigratedDatabase>
{
    [Fact]
    public async Task services_in_one_database_have_reminders_of_their_own()
    {
        var (mine, other) = (await CreateAsync(), await CreateAsync());
        var entry = new ReminderEntry(GrainId.Create("cart", "1"), "sweep", DateTime.UtcNow, TimeSpan.FromMinutes(1), "");
        await mine.UpsertAsync(entry);

        (await other.ReadAsync(entry.Key)).ShouldBeNull();
    }

    [Fact]
    public async Task the_hash_is_the_one_that_orleans_ranges_go_by()
    {
        var table = await CreateAsync();
        var grain = GrainId.Create("cart", $"cart-{Guid.NewGuid():N}");
        await table.UpsertAsync(new(grain, "sweep", DateTime.UtcNow, TimeSpan.FromMinutes(1), ""));

        (await database.ScalarAsync<int>($"SELECT GrainHash FROM OrleansRemindersTable WHERE GrainId = '{grain}'")).ShouldBe((int)grain.GetUniformHashCode());
    }

    [Fact]
    public async Task another_database_than_postgresql_is_a_clear_error() =>
        (await Should.ThrowAsync<OrleansConfigurationException>(() => CreateAsync("Microsoft.Data.SqlClient", database.ConnectionString)))
            .Message.ShouldContain("Npgsql");

    [Fact]
    public async Task a_database_without_the_table_is_a_clear_error()
    {
        var server = await PostgresServer.Shared;
        var empty = server.ConnectionStringTo(await server.CreateDatabaseAsync());

        (await Should.ThrowAsync<MigrationException>(() => CreateAsync("Npgsql", empty))).Message.ShouldContain("orleansreminderstable");
    }

    internal override Task<IReminderTable> CreateAsync() => CreateAsync("Npgsql", database.ConnectionString);

    private static async Task<IReminderTable> CreateAsync(string invariant, string connectionString)
    {
        var table = new PostgresReminderTable(
            Options.Create(new AdoNetReminderTableOptions { Invariant = invariant, ConnectionString = connectionString }),
            Options.Create(new ClusterOptions { ServiceId = Guid.NewGuid().ToString("N") }));
        await table.StartAsync(CancellationToken.None);
        return table;
    }
}
