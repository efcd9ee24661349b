using Orleans.Runtime;
using Runtime.Tests.Storage.Conformance;
using Shop.Runtime.Storage.Keys;

namespace Runtime.Tests.Storage.Schema;

/// <summary>The queries that Orleans' own grain storage runs, on our tables, and its rows beside ours.</summary>
public sealed class GrainStorageContractTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly byte[] _payload = [1, 2, 3];

    [Fact]
    public async Task a_first_write_gets_version_one_and_a_second_first_write_null()
    {
        var key = Key();

        (await WriteAsync(key, null)).ShouldBe(1);
        (await WriteAsync(key, null)).ShouldBeNull();
    }

    [Fact]
    public async Task a_write_moves_the_version_and_a_stale_one_gets_null()
    {
        var key = Key();
        await WriteAsync(key, null);

        (await WriteAsync(key, 1)).ShouldBe(2);
        (await WriteAsync(key, 1)).ShouldBeNull();
        (await WriteAsync(Key(), 1)).ShouldBeNull();
    }

    [Fact]
    public async Task a_read_returns_payload_time_and_version()
    {
        var key = Key();
        await WriteAsync(key, null);

        var row = (await RunAsync("ReadFromStorageKey", key)).ShouldHaveSingleItem();

        row["PayloadBinary"].ShouldBe(_payload);
        row["Version"].ShouldBe(1);
        row["now"].ShouldBeOfType<DateTime>();
        (await RunAsync("ReadFromStorageKey", Key())).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_clear_keeps_the_row_and_moves_its_version()
    {
        var key = Key();
        await WriteAsync(key, null);

        (await RunAsync("ClearStorageKey", key, 1)).ShouldHaveSingleItem()["NewGrainStateVersion"].ShouldBe(2);
        (await RunAsync("ClearStorageKey", key, 1)).ShouldBeEmpty();
        var row = (await RunAsync("ReadFromStorageKey", key)).ShouldHaveSingleItem();
        row["PayloadBinary"].ShouldBeNull();
        row["Version"].ShouldBe(2);
    }

    [Fact]
    public async Task a_delete_removes_the_row()
    {
        var key = Key();
        await WriteAsync(key, null);

        (await RunAsync("DeleteStorageKey", key, 2)).ShouldBeEmpty();
        (await RunAsync("DeleteStorageKey", key, 1)).ShouldHaveSingleItem()["NewGrainStateVersion"].ShouldBe(2);
        (await RunAsync("ReadFromStorageKey", key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task keys_without_an_extension_are_unique_too()
    {
        var key = new KeyMapper("shop", allowSharedStateNames: true).Map("cart", GrainId.Create(GrainType.Create("cart"), GrainIdKeyExtensions.CreateIntegerKey(Random.Shared.NextInt64())));
        key.Extension.ShouldBeNull();

        (await WriteAsync(key, null)).ShouldBe(1);
        (await WriteAsync(key, null)).ShouldBeNull();
    }

    [Fact]
    public async Task our_provider_reads_what_orleans_wrote_and_orleans_what_ours_wrote()
    {
        var storage = database.CreateStorage();
        GrainId[] grains =
        [
            GrainId.Create("cart", "cart-7"),
            GrainId.Create(GrainType.Create("cart"), GrainIdKeyExtensions.CreateIntegerKey(7, "ext")),
            GrainId.Create(GrainType.Create("cart"), GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid())),
        ];
        foreach (var grain in grains)
        {
            var key = new KeyMapper("shop", allowSharedStateNames: true).Map("cart", grain);
            (await WriteAsync(key, null, """{"Lines":["orleans"]}"""u8.ToArray())).ShouldBe(1);
            var state = new Orleans.GrainState<Cart>();
            await storage.ReadStateAsync("cart", grain, state);
            state.State!.Lines.ShouldBe(["orleans"]);

            await storage.WriteStateAsync("cart", grain, state);
            (await WriteAsync(key, 1)).ShouldBeNull();
            (await WriteAsync(key, 2)).ShouldBe(3);
        }
    }

    private static StorageKey Key() =>
        new KeyMapper("shop", allowSharedStateNames: true).Map("cart", GrainId.Create("cart", $"cart-{Guid.NewGuid():N}"));

    private async Task<object?> WriteAsync(StorageKey key, int? version, byte[]? payload = null)
    {
        var rows = await new ContractQuery(database.DataSource).RunAsync(
            "WriteToStorageKey",
            [.. Parameters(key), ("GrainStateVersion", version, typeof(int)), ("PayloadBinary", payload ?? _payload, typeof(byte[]))]);
        return rows.ShouldHaveSingleItem()["NewGrainStateVersion"];
    }

    private Task<List<Dictionary<string, object?>>> RunAsync(string query, StorageKey key, int? version = null) =>
        new ContractQuery(database.DataSource).RunAsync(
            query, version is null ? Parameters(key) : [.. Parameters(key), ("GrainStateVersion", version, typeof(int))]);

    private static (string Name, object? Value, Type Type)[] Parameters(StorageKey key) =>
    [
        ("GrainIdHash", key.IdHash, typeof(int)),
        ("GrainIdN0", key.N0, typeof(long)),
        ("GrainIdN1", key.N1, typeof(long)),
        ("GrainTypeHash", key.TypeHash, typeof(int)),
        ("GrainTypeString", key.StateName, typeof(string)),
        ("GrainIdExtensionString", key.Extension, typeof(string)),
        ("ServiceId", "shop", typeof(string)),
    ];
}
