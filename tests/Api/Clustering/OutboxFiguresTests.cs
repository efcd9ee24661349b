using Npgsql;
using Shop.Api.Clustering;
using Shop.Outbox;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Migrations;

namespace Shop.Api.Tests.Clustering;

public sealed class OutboxFiguresTests
{
    [Fact]
    public async Task they_tell_what_waits_and_since_when()
    {
        var server = await PostgresServer.Shared;
        await using var database = NpgsqlDataSource.Create(server.ConnectionStringTo(await server.CreateDatabaseAsync()));
        await new SchemaMigrator(database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        await using var command = database.CreateCommand($"""
            INSERT INTO shop.outbox (kind, subject, created_at, next_attempt_at, attempts) VALUES
                ('tested', 'fails', now() - interval '90 seconds', now() + interval '1 hour', 3),
                ('tested', 'is new', now(), now(), 0),
                ('tested', 'was given up', now() - interval '1 day', now() - interval '1 hour', {OutboxLimits.AttemptsMax})
            """);
        await command.ExecuteNonQueryAsync();

        var figures = await OutboxFigures.ReadAsync(database, CancellationToken.None);

        figures.Select(static one => (one.Of, one.Waiting)).ShouldBe([("outbox", 2L), ("mail", 0L), ("webhooks", 0L)]);
        figures[0].LagSeconds.ShouldBeInRange(90, 300);
        figures.Skip(1).ShouldAllBe(static one => one.LagSeconds == 0);
    }
}
