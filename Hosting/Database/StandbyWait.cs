using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shop.Hosting.Health;

namespace Shop.Hosting.Database;

/// <summary>
/// A process of a region that stands by: its PostgreSQL is a standby, which nobody can write. It waits with all else of its start until
/// the standby is promoted, alive and not ready meanwhile, so that what is to sell is there already.
/// </summary>
/// <param name="database">The region's PostgreSQL.</param>
/// <param name="address">Where probes ask.</param>
/// <param name="port">At which port; 0 where they don't.</param>
/// <param name="time">For the time between two looks.</param>
/// <param name="logger">For what it waits for.</param>
internal sealed partial class StandbyWait(NpgsqlDataSource database, string address, int port, TimeProvider time, ILogger<StandbyWait> logger) : IHostedService
{
    // A promotion takes seconds; the question costs PostgreSQL nothing.
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // A database that is away is told by what needs it first.
        if (await IsStandbyAsync(cancellationToken) is not true)
        {
            return;
        }

        LogWaiting(logger);
        await using var probed = await AnswerProbesAsync(cancellationToken);
        do
        {
            await Task.Delay(_betweenLooks, time, cancellationToken);
        }
        while (await IsStandbyAsync(cancellationToken) is not false);
        LogPromoted(logger);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Null where it doesn't answer.
    private async Task<bool?> IsStandbyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT pg_is_in_recovery()");
            return (bool?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }

    private async Task<IAsyncDisposable?> AnswerProbesAsync(CancellationToken cancellationToken)
    {
        if (port == 0)
        {
            return null;
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenForProbes(address, port));
        builder.Services.AddRouting();
        builder.Services.AddHealthChecks().AddCheck(
            "primary", static () => HealthCheckResult.Unhealthy("PostgreSQL is a standby"), [HealthEndpoints.Readiness]);
        var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(cancellationToken);
        return app;
    }

    [LoggerMessage(5030, LogLevel.Information, "PostgreSQL is a standby: this process waits until it is promoted")]
    private static partial void LogWaiting(ILogger logger);

    [LoggerMessage(5031, LogLevel.Information, "PostgreSQL is the primary now")]
    private static partial void LogPromoted(ILogger logger);
}
