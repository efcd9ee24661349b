using Npgsql;
using Shop.Chaos.Processes;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Chaos.Regions;

/// <summary>A region: a PostgreSQL, a cluster of silos of its own on it, and an Api.</summary>
internal sealed class Region(PostgresServer server, string database, IReadOnlyList<Kept> silos, Kept api) : IAsyncDisposable
{
    public PostgresServer Server { get; } = server;

    /// <summary>For looking at what is stored; each look has a connection of its own.</summary>
    public NpgsqlDataSource Database { get; } = NpgsqlDataSource.Create($"{database};Pooling=false");

    /// <summary>Its silos and its Api.</summary>
    public IReadOnlyList<Kept> Programs { get; } = [.. silos, api];

    public Task StartAsync() => Task.WhenAll(Programs.Select(static one => one.StartAsync()));

    public Task ReadyAsync() => Task.WhenAll(Programs.Select(static one => one.ReadyAsync()));

    /// <summary>Waits until all its programs are alive, and says which of them are ready: none, where the region stands by.</summary>
    public async Task<IReadOnlyList<string>> ReadyOfAliveAsync()
    {
        var ready = new List<string>();
        foreach (var one in Programs)
        {
            await Drill.UntilAsync(one.IsAliveAsync, $"{one.Name} is alive");
            if (await one.IsReadyAsync())
            {
                ready.Add(one.Name);
            }
        }

        return ready;
    }

    /// <summary>kill -9 of all that there is in it, at once; nothing comes back.</summary>
    public Task KillAsync() => Task.WhenAll([Server.KillAsync(), .. Programs.Select(static one => one.DisposeAsync().AsTask())]);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Programs.Select(static one => one.DisposeAsync().AsTask()));
        await Database.DisposeAsync();
        await Server.DisposeAsync();
    }
}
