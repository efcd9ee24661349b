using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Runtime.Tests.Storage.Conformance;

/// <summary>
/// What every storage provider does, tested through <see cref="IGrainStorage"/> alone. An owner is a provider as one silo has
/// it; two owners share the store.
/// </summary>
public abstract class GrainStorageConformance
{
    private const string StateName = "cart";

    protected abstract ValueTask<IGrainStorage> CreateOwnerAsync(bool deleteOnClear = false);

    [Fact]
    public async Task an_absent_state_is_new_and_has_no_version()
    {
        var state = await ReadAsync(await CreateOwnerAsync(), NewGrain());

        state.State.ShouldNotBeNull().Lines.ShouldBeEmpty();
        state.ETag.ShouldBeNull();
        state.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task what_was_written_is_read_by_another_owner()
    {
        var grain = NewGrain();
        var written = await WriteAsync(await CreateOwnerAsync(), grain, "tea");

        var read = await ReadAsync(await CreateOwnerAsync(), grain);

        read.State!.Lines.ShouldBe(["tea"]);
        read.RecordExists.ShouldBeTrue();
        read.ETag.ShouldBe(written.ETag.ShouldNotBeNull());
    }

    [Fact]
    public async Task every_write_has_a_new_version()
    {
        var (owner, grain) = (await CreateOwnerAsync(), NewGrain());
        var state = await WriteAsync(owner, grain, "tea");
        var first = state.ETag;

        state.State!.Lines.Add("milk");
        await owner.WriteStateAsync(StateName, grain, state);

        state.ETag.ShouldNotBe(first);
        (await ReadAsync(owner, grain)).State!.Lines.ShouldBe(["tea", "milk"]);
    }

    [Fact]
    public async Task of_two_owners_first_writes_at_once_exactly_one_is_acknowledged()
    {
        IGrainStorage[] owners = [await CreateOwnerAsync(), await CreateOwnerAsync()];
        var grains = Enumerable.Range(0, 300).Select(_ => NewGrain()).ToArray();

        // Each owner starts at another end, so that they meet in every batch.
        var writes = owners.Select((owner, i) => Task.WhenAll((i == 0 ? grains : grains.Reverse()).Select(grain => TryFirstWriteAsync(owner, grain, $"owner {i}"))));
        var acknowledged = (await Task.WhenAll(writes)).SelectMany(each => each).Where(each => each.Acknowledged).ToArray();

        acknowledged.Select(each => each.Grain).ShouldBe(grains, ignoreOrder: true);
        foreach (var (grain, line, _) in acknowledged)
        {
            (await ReadAsync(owners[0], grain)).State!.Lines.ShouldBe([line]);
        }
    }

    [Fact]
    public async Task a_stale_write_is_refused_and_names_both_versions()
    {
        var (owner, other, grain) = (await CreateOwnerAsync(), await CreateOwnerAsync(), NewGrain());
        var stale = await WriteAsync(owner, grain, "tea");
        var fresh = await ReadAsync(other, grain);
        await other.WriteStateAsync(StateName, grain, fresh);
        var before = stale.ETag;

        var refusal = await Should.ThrowAsync<InconsistentStateException>(() => owner.WriteStateAsync(StateName, grain, stale));

        refusal.CurrentEtag.ShouldBe(before);
        refusal.StoredEtag.ShouldBe(fresh.ETag);
        stale.ETag.ShouldBe(before);
    }

    [Fact]
    public async Task a_first_write_of_a_state_that_exists_is_refused()
    {
        var (owner, grain) = (await CreateOwnerAsync(), NewGrain());
        await WriteAsync(owner, grain, "tea");

        await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync(owner, grain, "coffee"));

        (await ReadAsync(owner, grain)).State!.Lines.ShouldBe(["tea"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task a_cleared_state_is_absent(bool deleteOnClear)
    {
        var (owner, grain) = (await CreateOwnerAsync(deleteOnClear), NewGrain());
        var state = await WriteAsync(owner, grain, "tea");

        await owner.ClearStateAsync(StateName, grain, state);

        state.RecordExists.ShouldBeFalse();
        state.State.ShouldNotBeNull().Lines.ShouldBeEmpty();
        var read = await ReadAsync(owner, grain);
        read.RecordExists.ShouldBeFalse();
        read.State.ShouldNotBeNull().Lines.ShouldBeEmpty();
        read.ETag.ShouldBe(state.ETag);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task a_state_is_written_again_after_it_was_cleared(bool deleteOnClear)
    {
        var (owner, grain) = (await CreateOwnerAsync(deleteOnClear), NewGrain());
        var state = await WriteAsync(owner, grain, "tea");
        await owner.ClearStateAsync(StateName, grain, state);

        state.State!.Lines.Add("milk");
        await owner.WriteStateAsync(StateName, grain, state);

        var read = await ReadAsync(owner, grain);
        read.State!.Lines.ShouldBe(["milk"]);
        read.ETag.ShouldBe(state.ETag);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task a_stale_write_after_a_clear_is_refused(bool deleteOnClear)
    {
        var (owner, other, grain) = (await CreateOwnerAsync(deleteOnClear), await CreateOwnerAsync(deleteOnClear), NewGrain());
        var stale = await WriteAsync(owner, grain, "tea");
        await other.ClearStateAsync(StateName, grain, await ReadAsync(other, grain));

        await Should.ThrowAsync<InconsistentStateException>(() => owner.WriteStateAsync(StateName, grain, stale));

        (await ReadAsync(other, grain)).RecordExists.ShouldBeFalse();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task a_stale_clear_is_refused(bool deleteOnClear)
    {
        var (owner, other, grain) = (await CreateOwnerAsync(deleteOnClear), await CreateOwnerAsync(deleteOnClear), NewGrain());
        var stale = await WriteAsync(owner, grain, "tea");
        await other.WriteStateAsync(StateName, grain, await ReadAsync(other, grain));

        await Should.ThrowAsync<InconsistentStateException>(() => owner.ClearStateAsync(StateName, grain, stale));

        (await ReadAsync(other, grain)).State!.Lines.ShouldBe(["tea"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task a_state_that_was_never_read_can_be_cleared(bool deleteOnClear)
    {
        var (owner, grain) = (await CreateOwnerAsync(deleteOnClear), NewGrain());
        await WriteAsync(owner, grain, "tea");

        await owner.ClearStateAsync(StateName, grain, new GrainState<Cart>());
        await owner.ClearStateAsync(StateName, NewGrain(), new GrainState<Cart>());

        (await ReadAsync(owner, grain)).RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task a_state_of_a_megabyte_is_kept()
    {
        var (owner, grain) = (await CreateOwnerAsync(), NewGrain());
        var large = string.Concat(Enumerable.Range(0, 150_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        large.Length.ShouldBeGreaterThan(700_000);
        var state = await WriteAsync(owner, grain, large, "ü", large[..300_000]);
        await owner.WriteStateAsync(StateName, grain, state);

        (await ReadAsync(owner, grain)).State!.Lines.ShouldBe([large, "ü", large[..300_000]]);
    }

    [Theory, MemberData(nameof(HostileKeys))]
    public async Task a_hostile_key_finds_its_own_state(string key)
    {
        var (owner, grain) = (await CreateOwnerAsync(), GrainId.Create("cart", key));
        await WriteAsync(owner, grain, key);

        (await ReadAsync(owner, grain)).State!.Lines.ShouldBe([key]);
        (await ReadAsync(owner, GrainId.Create("cart", key + "x"))).RecordExists.ShouldBeFalse();
    }

    public static TheoryData<string> HostileKeys => new(
        "cart-'; DROP TABLE OrleansStorage; --",
        "cart-\"quoted\"",
        "cart-\\x00\\",
        "cart-$1 $$ @p0",
        "cart-{}[],\"NULL\"",
        "cart-\r\n\t\u0001",
        "cart-üñî \U0001F6D2",
        "cart/with/slashes+and+plus",
        " cart-with blanks ",
        "NULL",
        new string('k', 511));

    [Fact]
    public async Task a_key_with_nul_is_refused_with_a_clear_error()
    {
        var refusal = await Should.ThrowAsync<ArgumentException>(async () => await WriteAsync(await CreateOwnerAsync(), GrainId.Create("cart", "cart-\0"), "tea"));
        refusal.Message.ShouldContain("NUL");
    }

    [Theory, InlineData(513), InlineData(10_000)]
    public async Task a_key_that_is_too_long_is_refused_with_a_clear_error(int length)
    {
        var grain = GrainId.Create("cart", new string('k', length));

        var refusal = await Should.ThrowAsync<ArgumentException>(async () => await WriteAsync(await CreateOwnerAsync(), grain, "tea"));

        refusal.Message.ShouldContain("512");
        await Should.ThrowAsync<ArgumentException>(async () => await ReadAsync(await CreateOwnerAsync(), grain));
    }

    [Fact]
    public async Task integer_guid_and_compound_keys_each_find_their_own_state()
    {
        var owner = await CreateOwnerAsync();
        var (guid, type) = (Guid.NewGuid(), GrainType.Create("cart"));
        GrainId[] grains =
        [
            GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(7)),
            GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(-7)),
            GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(7, "ext")),
            GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(7, "ext'")),
            GrainId.Create(type, GrainIdKeyExtensions.CreateIntegerKey(0)),
            GrainId.Create(type, GrainIdKeyExtensions.CreateGuidKey(guid)),
            GrainId.Create(type, GrainIdKeyExtensions.CreateGuidKey(guid, "ext")),
            GrainId.Create(type, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid())),
            GrainId.Create(type, "ext"),
        ];

        await Task.WhenAll(grains.Select(grain => WriteAsync(owner, grain, grain.ToString())));

        foreach (var grain in grains)
        {
            (await ReadAsync(owner, grain)).State!.Lines.ShouldBe([grain.ToString()]);
        }
    }

    [Fact]
    public async Task one_key_under_two_grain_types_and_two_state_names_is_four_states_or_refused_but_never_mixed()
    {
        var owner = await CreateOwnerAsync();
        (string State, GrainId Grain)[] states =
        [
            ("open", GrainId.Create("cart", "k-1")), ("open", GrainId.Create("order", "k-1")),
            ("closed", GrainId.Create("order", "k-1")), ("closed", GrainId.Create("cart", "k-1")),
        ];

        foreach (var (name, grain) in states)
        {
            var mine = new GrainState<Cart>(new Cart { Lines = [name + grain] });
            try
            {
                await owner.WriteStateAsync(name, grain, mine);
            }
            catch (ArgumentException refusal)
            {
                refusal.Message.ShouldContain("needs another name");
                continue;
            }

            var read = new GrainState<Cart>();
            await owner.ReadStateAsync(name, grain, read);
            read.State!.Lines.ShouldBe([name + grain]);
        }

        await EnsureReadableAsync(owner, states[0]);
        await EnsureReadableAsync(owner, states[2]);
    }

    [Fact]
    public async Task members_that_an_old_version_does_not_know_are_kept()
    {
        var (owner, grain) = (await CreateOwnerAsync(), NewGrain());
        var next = new GrainState<NextCart>(new NextCart { Lines = ["tea"], GiftNote = "for you" });
        await owner.WriteStateAsync(StateName, grain, next);

        var old = await ReadAsync(owner, grain);
        old.State!.Lines.Add("milk");
        await owner.WriteStateAsync(StateName, grain, old);
        await owner.ReadStateAsync(StateName, grain, next);

        next.State!.Lines.ShouldBe(["tea", "milk"]);
        next.State.GiftNote.ShouldBe("for you");
    }

    [Fact]
    public async Task a_change_after_the_call_is_no_part_of_the_write()
    {
        var (owner, grain) = (await CreateOwnerAsync(), NewGrain());
        var state = new GrainState<Cart>(new Cart { Lines = ["tea"] });

        var write = owner.WriteStateAsync(StateName, grain, state);
        state.State!.Lines.Add("milk");
        await write;

        (await ReadAsync(owner, grain)).State!.Lines.ShouldBe(["tea"]);
    }

    protected static GrainId NewGrain() => GrainId.Create("cart", $"cart-{Guid.NewGuid():N}");

    protected static async Task<GrainState<Cart>> ReadAsync(IGrainStorage owner, GrainId grain)
    {
        var state = new GrainState<Cart>();
        await owner.ReadStateAsync(StateName, grain, state);
        return state;
    }

    protected static async Task<GrainState<Cart>> WriteAsync(IGrainStorage owner, GrainId grain, params string[] lines)
    {
        var state = new GrainState<Cart>(new Cart { Lines = [.. lines] });
        await owner.WriteStateAsync(StateName, grain, state);
        return state;
    }

    private static async Task<(GrainId Grain, string Line, bool Acknowledged)> TryFirstWriteAsync(IGrainStorage owner, GrainId grain, string line)
    {
        try
        {
            await WriteAsync(owner, grain, line);
            return (grain, line, true);
        }
        catch (InconsistentStateException)
        {
            return (grain, line, false);
        }
    }

    private static async Task EnsureReadableAsync(IGrainStorage owner, (string State, GrainId Grain) id)
    {
        var read = new GrainState<Cart>();
        await owner.ReadStateAsync(id.State, id.Grain, read);
        read.State!.Lines.ShouldBe([id.State + id.Grain]);
    }
}
