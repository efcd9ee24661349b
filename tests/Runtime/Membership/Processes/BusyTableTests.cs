using Npgsql;
using Runtime.Tests.Storage;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;

namespace Runtime.Tests.Membership.Processes;

/// <summary>A silo that starts while others hold the table that it is to write to.</summary>
[Trait("Category", "Slow")]
public sealed class BusyTableTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    // More than twice what a silo's session waits for a lock at once.
    private static readonly TimeSpan _busyFor = TimeSpan.FromMilliseconds(600);

    [Theory]
    [InlineData("orleansmembershipversiontable")] // it makes sure that the cluster has a version
    [InlineData("orleansmembershiptable")] // it joins
    public async Task a_silo_that_finds_the_table_locked_asks_again(string table)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var other = await source.OpenConnectionAsync();
        await using var busy = await other.BeginTransactionAsync();
        await using var locked = new NpgsqlCommand($"LOCK TABLE {table} IN EXCLUSIVE MODE", other, busy);
        await locked.ExecuteNonQueryAsync();

        var starting = ClusterOfProcesses.StartAsync(database.ConnectionString, 1);
        await Eventually.ReadAsync(
            () => source.TextRowsAsync("SELECT mode FROM pg_locks WHERE relation = $1::regclass AND NOT granted", [table]),
            static waiting => waiting.Count > 0);
        await Task.WhenAny(starting, Task.Delay(_busyFor));
        await busy.RollbackAsync();

        await using var cluster = await starting;
        cluster.Silos.ShouldHaveSingleItem();
    }
}
