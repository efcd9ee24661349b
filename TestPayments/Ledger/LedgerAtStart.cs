using Npgsql;
using Shop.Runtime.Storage.Schema;

namespace Shop.TestPayments.Ledger;

/// <summary>Makes the provider's tables before it takes its first request.</summary>
internal sealed class LedgerAtStart(NpgsqlDataSource database, ILogger<SchemaMigrator> logger) : IHostedService
{
    private static readonly MigrationSet _scripts = MigrationSet.FromResources("test-payments", typeof(LedgerAtStart).Assembly, "Shop.TestPayments.Ledger.");

    public Task StartAsync(CancellationToken cancellationToken) => new SchemaMigrator(database, logger).MigrateAsync([_scripts], cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
