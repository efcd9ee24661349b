using Npgsql;
using Shop.Runtime.Storage.Schema;

namespace Shop.Silo.Migrations;

/// <summary>
/// Brings the database to the schema of this build before the silo starts; silos that start together take turns. A database
/// that a newer build has migrated further is accepted: in a rolling upgrade an old silo may have to come back.
/// </summary>
public sealed class MigrationsAtStart(NpgsqlDataSource database, ILogger<SchemaMigrator> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) =>
        new SchemaMigrator(database, logger) { AcceptNewer = true }.MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations], cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
