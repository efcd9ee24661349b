using Npgsql;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;

namespace Runtime.Tests.Storage.Processes;

/// <summary>What must hold whichever process dies, and however many believe that they own a grain: judged by the database.</summary>
[Trait("Category", "Slow")]
public sealed class SiloProcessTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public async Task every_acknowledged_write_is_there_after_the_silo_was_killed_and_after_its_successor_too()
    {
        const int Writers = 100;
        var acknowledged = new int[Writers];
        for (var life = 0; life < 3; life++)
        {
            using var silo = await SiloOfItsOwn.Start(database.ConnectionString, $"life-{life}", "count", Writers);
            silo.Begin();

            // Killed in the middle of it, with all writers under way.
            await NoteNext(silo, acknowledged, 2_000);
            silo.Kill();
            (await silo.Rest()).ForEach(line => Note(acknowledged, line));

            await ShouldBeStored(database.DataSource, acknowledged);
        }
    }

    /// <summary>In brief, and of storage only, what <c>./shop chaos region</c> does to a whole shop.</summary>
    [Fact]
    public async Task every_acknowledged_write_is_in_the_second_region_when_the_first_is_killed_whole()
    {
        const int Writers = 50;
        await using var first = await PostgresServer.StartAsync(durable: true, "synchronous_standby_names = 'second'", "synchronous_commit = local");
        var name = await first.CreateDatabaseAsync();
        await using var primary = NpgsqlDataSource.Create(first.ConnectionStringTo(name));
        await new SchemaMigrator(primary).MigrateAsync(RuntimeSchema.Migrations);
        await using var second = await first.StartStandbyAsync("second", first.Port);
        var acknowledged = new int[Writers];
        using (var silo = await SiloOfItsOwn.Start($"{first.ConnectionStringTo(name)};Options=-c synchronous_commit=on", "first", "count", Writers))
        {
            silo.Begin();
            await NoteNext(silo, acknowledged, 1_000);
            silo.Kill();
            await first.KillAsync();
            (await silo.Rest()).ForEach(line => Note(acknowledged, line));
        }

        await second.PromoteAsync();

        await using var promoted = NpgsqlDataSource.Create(second.ConnectionStringTo(name));
        await ShouldBeStored(promoted, acknowledged);
        using var successor = await SiloOfItsOwn.Start(second.ConnectionStringTo(name), "second", "count", Writers);
        successor.Begin();
        await NoteNext(successor, acknowledged, 200);
        successor.Kill();
        (await successor.Rest()).ForEach(line => Note(acknowledged, line));
        await ShouldBeStored(promoted, acknowledged);
    }

    [Fact]
    public async Task of_two_silos_that_both_own_every_grain_one_wins_each_first_write()
    {
        const int Keys = 3_000;

        // Both have read every key, and found nothing, before either writes: of two first writes of a key, one is refused.
        using var one = await SiloOfItsOwn.Start(database.ConnectionString, "one", "first", Keys);
        using var two = await SiloOfItsOwn.Start(database.ConnectionString, "two", "first", Keys);
        one.Begin();
        two.Begin();

        var told = (await Task.WhenAll(one.Rest(), two.Rest())).SelectMany(lines => lines).ToList();

        told.Order().ShouldBe(Enumerable.Range(0, Keys).SelectMany(key => new[] { $"{key} won", $"{key} lost" }).Order());
        (await database.ScalarAsync<long>($"SELECT count(*) FROM OrleansStorage WHERE grainidextensionstring LIKE 'race-%' AND {Count} = 1"))
            .ShouldBe(Keys);
    }

    private const string Count = "(convert_from(payloadbinary, 'UTF8')::json ->> 'Count')::int";

    private static async Task NoteNext(SiloOfItsOwn silo, int[] acknowledged, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            Note(acknowledged, (await silo.Next())!);
        }
    }

    private static void Note(int[] acknowledged, string line)
    {
        var words = line.Split(' ');
        if (words.Length == 2 && int.TryParse(words[0], null, out var writer) && int.TryParse(words[1], null, out var count))
        {
            acknowledged[writer] = Math.Max(acknowledged[writer], count);
        }
    }

    // The one call that was under way may have been stored without an answer, and is the next one's then; nothing else may differ.
    private static async Task ShouldBeStored(NpgsqlDataSource database, int[] acknowledged)
    {
        var stored = await StoredCounts(database, acknowledged.Length);
        for (var writer = 0; writer < stored.Length; writer++)
        {
            (stored[writer] - acknowledged[writer]).ShouldBeInRange(0, 1, $"writer {writer}");
            acknowledged[writer] = stored[writer];
        }
    }

    private static async Task<int[]> StoredCounts(NpgsqlDataSource database, int writers)
    {
        var counts = new int[writers];
        await using var command = database.CreateCommand(
            $"SELECT substring(grainidextensionstring FROM 8)::int, {Count} FROM OrleansStorage WHERE grainidextensionstring LIKE 'writer-%'");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            counts[reader.GetInt32(0)] = reader.GetInt32(1);
        }

        return counts;
    }
}
