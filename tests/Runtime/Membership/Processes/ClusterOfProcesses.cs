using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Runtime.Tests.Net.Peers;

namespace Runtime.Tests.Membership.Processes;

/// <summary>Some silo processes on one database, and a client of theirs in this process.</summary>
internal sealed class ClusterOfProcesses : IAsyncDisposable
{
    private readonly string _connection;
    private readonly List<MemberProcess> _silos = [];
    private readonly RecordedLog _clientLog = new();
    private IHost? _client;

    private ClusterOfProcesses(string connection) => _connection = connection;

    public string Name { get; } = $"cluster-{Guid.NewGuid():N}";

    public IReadOnlyList<MemberProcess> Silos => _silos;

    public IClusterClient Client => _client!.Services.GetRequiredService<IClusterClient>();

    /// <summary>What all of them have logged: of use where a test fails.</summary>
    public string Log => string.Join(
        "\n\n",
        _silos.Select(silo => $"--- silo at port {silo.Port}\n{silo.Log}").Append($"--- client\n{string.Join('\n', _clientLog.Entries.Select(entry => entry.Text))}"));

    /// <param name="connection">To the database.</param>
    /// <param name="silos">How many.</param>
    /// <param name="grains">An assembly that they load beside their own.</param>
    public static async Task<ClusterOfProcesses> StartAsync(string connection, int silos, string? grains = null)
    {
        var cluster = new ClusterOfProcesses(connection);
        await Task.WhenAll(Enumerable.Range(0, silos).Select(_ => cluster.AddAsync(grains)));
        cluster._client = cluster.NewClient();
        await cluster._client.StartAsync();
        return cluster;
    }

    /// <summary>One more silo.</summary>
    public async Task<MemberProcess> AddAsync(string? grains = null)
    {
        var added = await MemberProcess.StartAsync(_connection, Name, grains);
        lock (_silos)
        {
            _silos.Add(added);
        }

        return added;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.StopAsync();
            _client.Dispose();
        }

        _silos.ForEach(silo => silo.Dispose());
    }

    private IHost NewClient()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(_clientLog);
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, "shop"))
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", _connection)));
        return builder.Build();
    }
}
