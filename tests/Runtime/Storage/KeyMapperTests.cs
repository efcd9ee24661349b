using System.Text;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Storage.Keys;

namespace Runtime.Tests.Storage;

/// <summary>Where a grain's state is found: columns and hashes as Orleans' ADO.NET provider has them.</summary>
public sealed class KeyMapperTests
{
    private static readonly GrainType _cart = GrainType.Create("cart");

    [Fact]
    public void an_integer_key_is_n1()
    {
        var key = Map(GrainId.Create(_cart, GrainIdKeyExtensions.CreateIntegerKey(42)));

        (key.N0, key.N1, key.Extension).ShouldBe((0, 42, null));
        key.IdHash.ShouldBe(HashOf([0, 0, 0, 0, 0, 0, 0, 42]));
    }

    [Fact]
    public void a_guid_key_is_its_two_halves()
    {
        var guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        var key = Map(GrainId.Create(_cart, GrainIdKeyExtensions.CreateGuidKey(guid)));

        key.N0.ShouldBe(BitConverter.ToInt64(guid.ToByteArray(), 0));
        key.N1.ShouldBe(BitConverter.ToInt64(guid.ToByteArray(), 8));
        key.IdHash.ShouldBe(HashOf([.. guid.ToByteArray().Reverse()]));
    }

    [Fact]
    public void an_extension_is_text_and_part_of_the_hash()
    {
        var key = Map(GrainId.Create(_cart, GrainIdKeyExtensions.CreateIntegerKey(42, "blå")));

        (key.N0, key.N1, key.Extension).ShouldBe((0, 42, "blå"));
        key.IdHash.ShouldBe(HashOf([.. new byte[] { 42, 0, 0, 0, 0, 0, 0, 0 }.Concat(Encoding.UTF8.GetBytes("blå")).Reverse()]));
    }

    [Fact]
    public void any_other_key_is_text()
    {
        var key = Map(GrainId.Create("cart", "cart-7"));

        (key.N0, key.N1, key.Extension).ShouldBe((0, 0, "cart-7"));
        key.IdHash.ShouldBe(HashOf([.. Encoding.UTF8.GetBytes("cart-7").Reverse()]));
    }

    [Theory]
    [InlineData("7", 7, null)]
    [InlineData("00ff", 255, null)]
    [InlineData("dead", 0xdead, null)]
    [InlineData("ff+x", 255, "x")]
    [InlineData("FFFFFFFFFFFFFFFF", -1, null)]
    public void a_text_that_reads_as_a_hexadecimal_integer_is_one(string text, long n1, string? extension)
    {
        var key = Map(GrainId.Create("cart", text));

        (key.N0, key.N1, key.Extension).ShouldBe((0, n1, extension));
    }

    [Fact]
    public void a_text_that_reads_as_a_guid_is_one()
    {
        var guid = Guid.NewGuid();

        Map(GrainId.Create("cart", guid.ToString("N"))).ShouldBe(Map(GrainId.Create(_cart, GrainIdKeyExtensions.CreateGuidKey(guid))));
    }

    [Fact]
    public void the_states_name_is_hashed_as_it_is() =>
        Map(GrainId.Create("cart", "cart-7")).TypeHash.ShouldBe(HashOf(Encoding.UTF8.GetBytes("state")));

    [Theory]
    [InlineData("Shop.Cart", "Shop.Cart")]
    [InlineData("Shop.Box`1[[Shop.Line, Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null]]", "Shop.Box`1[[Shop.Line, Shop]]")]
    [InlineData("Shop.Pair`2[[A, X, Version=1.0],[B, Y, Version=2.0]]", "Shop.Pair`2[[A, X],[B, Y]]")]
    [InlineData("Shop.Box`1[[Shop.Pair`2[[A, X, V],[B, Y, V]], Shop, V]]", "Shop.Box`1[[Shop.Pair`2[[A, X],[B, Y]]]]")]
    [InlineData("odd`", "odd`")]
    public void a_generic_name_loses_the_versions_of_assemblies(string name, string stored) =>
        new StateName(name).Text.ShouldBe(stored);

    [Fact]
    public void a_key_whose_bytes_are_no_text_is_refused() =>
        Should.Throw<ArgumentException>(() => Map(GrainId.Create(_cart, new IdSpan([0xff, 0xfe])))).Message.ShouldContain("UTF-8");

    [Fact]
    public void a_key_that_the_index_can_not_hold_is_refused()
    {
        var wide = string.Concat(Enumerable.Repeat("\U0001F6D2", 512));
        var mapper = new KeyMapper("shop", allowSharedStateNames: false);

        mapper.Map("cart", GrainId.Create("cart", wide)).Extension.ShouldBe(wide);
        Should.Throw<ArgumentException>(() => mapper.Map(wide, GrainId.Create("cart", wide))).Message.ShouldContain("2560");
    }

    [Fact]
    public void a_state_name_of_one_grain_type_is_refused_to_another()
    {
        var mapper = new KeyMapper("shop", allowSharedStateNames: false);
        mapper.Map("state", GrainId.Create("cart", "a-1"));
        mapper.Map("state", GrainId.Create("cart", "a-2"));

        Should.Throw<ArgumentException>(() => mapper.Map("state", GrainId.Create("order", "a-1"))).Message.ShouldContain("\"cart\"");
        new KeyMapper("shop", allowSharedStateNames: true).Map("state", GrainId.Create("order", "a-1")).StateName.ShouldBe("state");
    }

    [Fact]
    public void keys_are_ordered_by_their_columns_so_that_all_processes_lock_alike()
    {
        StorageKey[] ordered =
        [
            new(-1, 9, 9, 9, "z", "z"), new(0, 0, 9, 9, "z", "z"), new(0, 1, -1, 9, "z", "z"), new(0, 1, 0, 0, "z", "z"),
            new(0, 1, 0, 1, "Z", "z"), new(0, 1, 0, 1, "a", null), new(0, 1, 0, 1, "a", "A"), new(0, 1, 0, 1, "a", "a"),
        ];

        ordered.Reverse().Order().ShouldBe(ordered);
    }

    private static StorageKey Map(GrainId grain) => new KeyMapper("shop", allowSharedStateNames: true).Map("state", grain);

    private static int HashOf(byte[] bytes) => unchecked((int)StableHash.ComputeHash(bytes));
}
