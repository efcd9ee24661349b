using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class CartStateTests
{
    private readonly IGrainStorageSerializer _serializer =
        new ServiceCollection().AddShopGrains().BuildServiceProvider().GetRequiredService<IGrainStorageSerializer>();

    // What is in the database today must be read for ever.
    [Fact]
    public void it_is_stored_as_this_text()
    {
        var cart = new CartState().After(
            new AddItem(OperationId.Of("1"), Sku.Parse("HP-100"), 2),
            new AddItem(OperationId.Of("2"), Sku.Parse("USB.C_2"), 1));

        const string Text = """
            {"version":2,"lines":[{"sku":"HP-100","quantity":2},{"sku":"USB.C_2","quantity":1}],
            "recent":"a4ayc/80/OGda4BO/1o/Vy9XjdhpVmHA1HNeOiZeFu7gP1lxi5tdAxJEmFNpVmHA"}
            """;

        _serializer.Serialize(cart).ToString().ShouldBe(Text.Replace("\n", ""));
        ShouldBeSame(Read(Text), cart);
    }

    [Fact]
    public void any_cart_reads_back() => Prop.ForAll(Any, commands =>
    {
        var cart = new CartState().After(commands);
        ShouldBeSame(Read(_serializer.Serialize(cart).ToString()), cart);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_cart_stored_by_an_older_version_lacks_members_and_reads_as_empty()
    {
        var cart = Read("{}");

        ShouldBeSame(cart, new CartState());
        cart.After(Add("A", 1)).Contents()["A"].ShouldBe(1);
    }

    [Fact]
    public void what_a_newer_version_stored_is_written_back_also_after_changes()
    {
        var cart = Read("""
            {"version":1,"coupon":{"code":"SPRING"},"recent":"",
             "lines":[{"sku":"A","quantity":1,"note":"a gift"},{"sku":"B","quantity":1,"note":null}]}
            """);

        var stored = JsonNode.Parse(_serializer.Serialize(cart.After(Add("A", 1), Add("C", 1), Remove("B"))).ToString())!;

        stored["coupon"]!["code"]!.GetValue<string>().ShouldBe("SPRING");
        stored["lines"]![0]!["note"]!.GetValue<string>().ShouldBe("a gift");
        stored["lines"]![0]!["quantity"]!.GetValue<int>().ShouldBe(2);
        stored["lines"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public void the_largest_cart_stays_a_small_row()
    {
        var most = new CartState().After(Enumerable.Range(1000, CartLimits.MaxLines).Select(number =>
            Add(number + new string('X', Sku.MaxLength - 4), CartLimits.MaxQuantity)));

        _serializer.Serialize(most).ToMemory().Length.ShouldBeLessThan(24 * 1024);
    }

    [Theory]
    [InlineData("""{"lines":[{"sku":"not one","quantity":1}]}""")]
    [InlineData("""{"recent":"AAAA"}""")]
    [InlineData("""{"recent":5}""")]
    [InlineData("""{"lines":5}""")]
    public void text_that_no_version_stored_is_refused(string text) => Should.Throw<JsonException>(() => Read(text));

    private static void ShouldBeSame(CartState actual, CartState expected)
    {
        actual.Version.ShouldBe(expected.Version);
        actual.Lines.ShouldBe(expected.Lines);
        actual.Recent.All.ToArray().ShouldBe(expected.Recent.All.ToArray());
    }

    private CartState Read(string text) => _serializer.Deserialize<CartState>(BinaryData.FromString(text))!;
}
