using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Outbox;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Migrations;
using Shop.Silo.Outbox;

namespace Shop.Silo.Tests.Outbox;

public sealed class OutboxWorkTests : IAsyncLifetime, IDisposable
{
    private readonly Handler _handler = new();
    private readonly OwnRows _own = new(TimeProvider.System);
    private NpgsqlDataSource _database = null!;
    private OutboxWork _work = null!;

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await SiloProcess.CreateDatabaseAsync());
        await new SchemaMigrator(_database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        _work = new OutboxWork(_database, _own, [_handler], TimeProvider.System, NullLogger<OutboxWork>.Instance);
        await _work.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _work.StopAsync(CancellationToken.None);
        await _database.DisposeAsync();
    }

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task one_that_hangs_holds_nobody_up()
    {
        await AddAsync("hangs");
        await Eventually.ReadAsync(() => Task.FromResult(_handler.Begun.Count), begun => begun == 1);

        await AddAsync("other");

        await UntilAsync("other", "done 1");
        await UntilAsync("hangs", "open 1");
        _handler.Release.SetResult();
        await UntilAsync("hangs", "done 1");
    }

    [Fact]
    public async Task one_whose_claim_runs_out_while_it_is_under_way_here_is_not_begun_again()
    {
        await AddAsync("hangs");
        await Eventually.ReadAsync(() => Task.FromResult(_handler.Begun.Count), begun => begun == 1);

        await _database.TextRowsAsync("UPDATE shop.outbox SET next_attempt_at = now() RETURNING subject", []);

        await UntilAsync("hangs", "open 2");
        _handler.Release.SetResult();
        await UntilAsync("hangs", "done 2");
        _handler.Begun.ShouldBe(["hangs"]);
    }

    [Fact]
    public async Task what_fails_stays_with_its_reason_and_comes_again()
    {
        await AddAsync("fails");
        await UntilAsync("fails", "open 1 no luck");

        await _database.TextRowsAsync("UPDATE shop.outbox SET next_attempt_at = now() RETURNING subject", []);

        await UntilAsync("fails", "done 2");
    }

    [Fact]
    public async Task what_this_silo_wrote_as_its_own_is_done_without_a_claim()
    {
        var begun = TimeProvider.System.GetTimestamp();
        var id = await AddOwnAsync("own");

        _own.Add([new OutboxRow(id, "test", "own", "{}")], begun);

        await UntilAsync("own", "done 1");
        _handler.Begun.ShouldBe(["own"]);
    }

    [Fact]
    public async Task what_this_silo_comes_to_late_is_left_to_whoever_claims_it()
    {
        var row = new OutboxRow(1, "test", "late", "{}");
        var now = TimeProvider.System.GetTimestamp();
        var own = new OwnRows(TimeProvider.System);
        own.Add([row], now - (6 * TimeProvider.System.TimestampFrequency));
        own.Add([row with { Id = 2 }, row with { Id = 3 }], now);

        own.Take(1).ShouldBe([row with { Id = 2 }]);
        own.Take(5).ShouldBe([row with { Id = 3 }]);

        await AddOwnAsync("left");
        await _database.TextRowsAsync("UPDATE shop.outbox SET next_attempt_at = now() RETURNING subject", []);
        await UntilAsync("left", "done 2");
    }

    /// <summary>As a silo adds what it claims for itself.</summary>
    private async Task<long> AddOwnAsync(string subject) => long.Parse(
        (await _database.TextRowsAsync(
            "INSERT INTO shop.outbox (kind, subject, attempts, next_attempt_at) VALUES ('test', $1, 1, now() + interval '10 seconds') RETURNING id::text",
            [subject])).Single(),
        CultureInfo.InvariantCulture);

    private async Task AddAsync(string subject) =>
        await _database.TextRowsAsync("INSERT INTO shop.outbox (kind, subject) VALUES ('test', $1) RETURNING subject", [subject]);

    private async Task UntilAsync(string subject, string state) => await Eventually.ReadAsync(
        async () => (await _database.TextRowsAsync(
            "SELECT concat_ws(' ', CASE WHEN done_at IS NULL THEN 'open' ELSE 'done' END, attempts, failure) FROM shop.outbox WHERE subject = $1", [subject])).Single(),
        row => row == state, $"{subject} is {state}");

    private sealed class Handler : IOutboxHandler
    {
        public string Kind => "test";

        public ConcurrentQueue<string> Begun { get; } = [];

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken)
        {
            Begun.Enqueue(subject);
            if (subject == "hangs")
            {
                await Release.Task.WaitAsync(cancellationToken);
            }

            if (subject == "fails" && Begun.Count(one => one == subject) == 1)
            {
                throw new InvalidOperationException("no luck");
            }
        }
    }
}
