using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class CartDecisionsTests
{
    private readonly CartState _empty = new();

    [Fact]
    public void adding_makes_a_line_and_adding_again_makes_it_larger()
    {
        var cart = _empty.After(Add("A", 2), Add("B", 1), Add("A", 3));

        cart.Contents().ShouldBe(new Dictionary<string, int> { ["A"] = 5, ["B"] = 1 });
        cart.Version.ShouldBe(3);
    }

    [Fact]
    public void setting_makes_a_line_of_exactly_so_many() =>
        _empty.After(Add("A", 2), Set("A", 7), Set("B", 3)).Contents().ShouldBe(new Dictionary<string, int> { ["A"] = 7, ["B"] = 3 });

    [Fact]
    public void setting_none_takes_the_line_out() => _empty.After(Add("A", 2), Set("A", 0)).Lines.ShouldBeEmpty();

    [Fact]
    public void removing_takes_one_line_out_and_clearing_all()
    {
        var cart = _empty.After(Add("A", 2), Add("B", 1), Add("C", 1), Remove("B"));

        cart.Lines.Select(line => line.Sku.Value).ShouldBe(["A", "C"]);
        cart.After(Clear()).Lines.ShouldBeEmpty();
    }

    [Fact]
    public void what_leaves_the_contents_as_they_are_is_no_new_version()
    {
        var cart = _empty.After(Add("A", 2));

        cart.After(Set("A", 2), Remove("B"), Set("B", 0)).Version.ShouldBe(cart.Version);
        _empty.After(Clear()).Version.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void less_than_one_can_not_be_added(int quantity)
    {
        Refusal(_empty, Add("A", quantity)).ShouldBe(new CartRefusal(CartRule.QuantityTooSmall, "quantity", 1));
        Refusal(_empty, Set("A", Math.Min(quantity, -1))).ShouldBe(new CartRefusal(CartRule.QuantityTooSmall, "quantity", 0));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void more_than_999_can_not_be_added_or_set(int quantity)
    {
        Refusal(_empty, Add("A", quantity)).ShouldBe(new CartRefusal(CartRule.QuantityTooLarge, "quantity", 999));
        Refusal(_empty, Set("A", quantity)).ShouldBe(new CartRefusal(CartRule.QuantityTooLarge, "quantity", 999));
    }

    [Fact]
    public void a_full_line_refuses_more_rather_than_take_a_part_of_it()
    {
        var cart = _empty.After(Add("A", 997));

        Refusal(cart, Add("A", 3)).ShouldBe(new CartRefusal(CartRule.QuantityTooLarge, "quantity", 999));
        cart.After(Add("A", 3)).Contents()["A"].ShouldBe(997);
        cart.After(Add("A", 2)).Contents()["A"].ShouldBe(999);
    }

    [Fact]
    public void a_cart_of_200_lines_takes_no_other_thing_but_more_of_what_it_has()
    {
        var cart = _empty.After(Enumerable.Range(1, 200).Select(number => Add($"T{number}", 1)));

        Refusal(cart, Add("NEW", 1)).ShouldBe(new CartRefusal(CartRule.TooManyLines, "sku", 200));
        Refusal(cart, Set("NEW", 1)).ShouldBe(new CartRefusal(CartRule.TooManyLines, "sku", 200));
        Refusal(cart, Set("NEW", 0)).ShouldBeNull();
        Refusal(cart, Add("T7", 1)).ShouldBeNull();
        Refusal(cart.After(Remove("T7")), Add("NEW", 1)).ShouldBeNull();
    }

    [Fact]
    public void no_thing_can_not_be_added()
    {
        var refusal = new CartRefusal(CartRule.NoSku, "sku", null);

        Refusal(_empty, new AddItem(OperationId.New(), default, 1)).ShouldBe(refusal);
        Refusal(_empty, new SetItem(OperationId.New(), default, 1)).ShouldBe(refusal);
        Refusal(_empty, new RemoveItem(OperationId.New(), default)).ShouldBe(refusal);
    }

    [Fact]
    public void a_repeat_changes_nothing()
    {
        var add = Add("A", 2);
        var cart = _empty.After(add, Set("A", 5));

        var repeat = CartDecisions.Decide(cart, add, Now);

        repeat.State.ShouldBeSameAs(cart);
        repeat.IsRepeat.ShouldBeTrue();
        repeat.Refusal.ShouldBeNull();
    }

    [Fact]
    public void a_late_repeat_of_what_changed_nothing_changes_nothing_either()
    {
        var remove = Remove("A");

        _empty.After(remove, Add("A", 2), remove).Contents()["A"].ShouldBe(2);
    }

    [Fact]
    public void another_command_under_the_same_name_is_refused()
    {
        var add = Add("A", 2);
        var cart = _empty.After(add);
        var refusal = new CartRefusal(CartRule.OperationReused, "operation", null);

        Refusal(cart, add with { Quantity = 3 }).ShouldBe(refusal);
        Refusal(cart, add with { Sku = Sku.Parse("B") }).ShouldBe(refusal);
        Refusal(cart, new SetItem(add.Operation, add.Sku, add.Quantity)).ShouldBe(refusal);
        Refusal(cart, new ClearCart(add.Operation)).ShouldBe(refusal);
    }

    [Fact]
    public void a_refused_command_may_come_again_and_succeed()
    {
        var add = Add("A", 3);
        var full = _empty.After(Add("A", 999), add);

        full.After(Remove("A"), add).Contents()["A"].ShouldBe(3);
    }

    [Fact]
    public void what_a_newer_version_stored_stays_with_the_cart_and_with_its_lines()
    {
        var unknown = new Dictionary<string, System.Text.Json.JsonElement>();
        var cart = new CartState
        {
            Lines = [new StoredLine { Sku = Sku.Parse("A"), Quantity = 1, Unknown = unknown }],
            Unknown = unknown,
        };

        var later = cart.After(Add("A", 1), Add("B", 1));

        later.Unknown.ShouldBeSameAs(unknown);
        later.Lines[0].Unknown.ShouldBeSameAs(unknown);
    }

    private static CartRefusal? Refusal(CartState cart, CartCommand command)
    {
        var decision = CartDecisions.Decide(cart, command, Now);
        if (decision.Refusal is not null)
        {
            decision.State.ShouldBeSameAs(cart);
            decision.IsRepeat.ShouldBeFalse();
        }

        return decision.Refusal;
    }
}
