using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Shop.Hosting.Health;

namespace Shop.Hosting.Database;

/// <summary>PostgreSQL, as every process of the shop uses it.</summary>
public static class DatabaseServices
{
    // Seconds. A pool of 50 for each process: batched writes need few, and all processes together must stay below the
    // server's max_connections. A connection takes milliseconds: after 3 s the server is away. No statement of the shop
    // takes 5 s. Nothing of ours leaves a session changed (what has to set something does so for its transaction, or keeps its
    // connection), so that it needs no reset: seven statements before each of ours.
    private const string Defaults = "Maximum Pool Size=50;Timeout=3;Command Timeout=5;Keepalive=30;No Reset On Close=true";

    // A transaction here is one round trip. A process that is stopped inside one must not hold others up for more than a
    // second, and nobody waits for a lock for longer than a shopper would notice.
    // PostgreSQL looks for tables first in a schema named like the user, and "shop" is both the user of ./shop up and a schema of
    // ours: without its own path, a session would find other tables once that schema is there.
    private const string SessionSettings = "-c idle_in_transaction_session_timeout=1000 -c lock_timeout=250 -c search_path=public";

    /// <summary>
    /// Registers one <see cref="NpgsqlDataSource"/> for the address in <c>DATABASE_URL</c>, and adds it to readiness.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="applicationName">What the server's administrators see the connections as.</param>
    /// <param name="preparedMax">
    /// How many statements a connection keeps parsed and planned; none for processes whose plans depend on what is asked for.
    /// </param>
    /// <returns>The settings of its connections, for what opens its own.</returns>
    /// <exception cref="OptionsValidationException"><c>DATABASE_URL</c> is missing or can't be read.</exception>
    public static NpgsqlConnectionStringBuilder AddDatabase(
        this IHostApplicationBuilder builder, string applicationName, int preparedMax = 0)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = Settings(builder.Configuration["DATABASE_URL"], applicationName, preparedMax);
        builder.Services.AddSingleton(provider => new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = applicationName }
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())
            .Build());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DatabaseHealth>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, [HealthEndpoints.Readiness]);
        return settings;
    }

    /// <summary>
    /// Lets the host wait, before what is registered after this, for as long as PostgreSQL is a standby: a region that stands by has its
    /// processes there, and they go on when it is promoted.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="healthAddress">Where probes are answered meanwhile: alive, not ready.</param>
    /// <param name="healthPort">At which port; 0 for none.</param>
    public static void WaitForPrimary(this IHostApplicationBuilder builder, string healthAddress, int healthPort)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IHostedService>(services => new StandbyWait(
            services.GetRequiredService<NpgsqlDataSource>(), healthAddress, healthPort, services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<StandbyWait>>()));
    }

    /// <summary>How a process connects: as the address says, and as every process of the shop does where it says nothing.</summary>
    /// <exception cref="OptionsValidationException">The address is missing or can't be read.</exception>
    public static NpgsqlConnectionStringBuilder Settings(string? address, string applicationName, int preparedMax = 0)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            throw Invalid("DATABASE_URL is missing: it must say where PostgreSQL is, as postgres://user:password@host:port/database.");
        }

        try
        {
            var settings = DatabaseAddress.Parse(address, $"{Defaults};Max Auto Prepare={preparedMax};Application Name={applicationName}");
            settings.Options = $"{SessionSettings} {settings.Options}".TrimEnd();
            return string.IsNullOrEmpty(settings.Host) ? throw Invalid("DATABASE_URL must name a host.") : settings;
        }
        catch (FormatException e)
        {
            throw Invalid(e.Message);
        }
    }

    private static OptionsValidationException Invalid(string failure) =>
        new("DATABASE_URL", typeof(NpgsqlConnectionStringBuilder), [failure]);
}
