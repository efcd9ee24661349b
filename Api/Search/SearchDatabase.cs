using Npgsql;

namespace Shop.Api.Search;

/// <summary>Connections for searching: apart from the others, so that a rush of searches can't keep a cart waiting.</summary>
internal sealed class SearchDatabase : IAsyncDisposable
{
    // A search is work for a processor: more at a time than the database has of them only wait for each other.
    private const int ConnectionsMax = 8;

    // Compiling a plan, and workers to share it, take longer than any of these searches; each is planned for its own words,
    // because "cotton" and "kettle" want different plans; and one that has taken two seconds has nobody waiting any more.
    private const string Settings =
        "-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_custom_plan -c work_mem=16MB -c statement_timeout=2000";

    public SearchDatabase(NpgsqlConnectionStringBuilder settings, ILoggerFactory logs)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { MaxPoolSize = ConnectionsMax, MaxAutoPrepare = 0 }; // its plans depend on what is asked for
        own.Options = $"{own.Options} {Settings}".Trim();
        Source = new NpgsqlDataSourceBuilder(own.ConnectionString) { Name = "search" }.UseLoggerFactory(logs).Build();
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
