using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class CartMergeTests
{
    [Fact]
    public void quantities_add_up_and_new_lines_come_behind()
    {
        var cart = new CartState().After(Add("A", 1), Add("B", 2), Merge(("B", 3), ("C", 4)));

        cart.Lines.Select(line => (line.Sku.Value, line.Quantity)).ShouldBe([("A", 1), ("B", 5), ("C", 4)]);
        cart.Version.ShouldBe(3);
        cart.LeftOut.IsDefault.ShouldBeTrue();
    }

    [Fact]
    public void a_guests_cart_comes_in_once_also_under_another_operation()
    {
        var merge = Merge(("A", 1));
        var cart = new CartState().After(merge);

        var again = CartDecisions.Decide(cart, merge with { Operation = OperationId.New() }, Now.AddDays(30));

        again.IsRepeat.ShouldBeTrue();
        again.State.ShouldBeSameAs(cart);
    }

    [Fact]
    public void what_exceeds_a_line_is_told()
    {
        var cart = new CartState().After(Add("A", 990), Merge(("A", 20)));

        cart.Contents()["A"].ShouldBe(999);
        cart.LeftOut.ShouldBe([new LeftOut(Sku.Parse("A"), 11)]);
    }

    [Fact]
    public void what_exceeds_the_cart_is_told()
    {
        var cart = new CartState().After(Enumerable.Range(0, 199).Select(number => Add($"T{number}", 1)));

        cart = cart.After(Merge(("X", 1), ("Y", 2), ("T0", 1)));

        cart.Lines.Length.ShouldBe(200);
        cart.Contents()["T0"].ShouldBe(2);
        cart.LeftOut.ShouldBe([new LeftOut(Sku.Parse("Y"), 2)]);
    }

    [Fact]
    public void what_was_left_out_is_told_until_the_shopper_changes_it()
    {
        var cart = new CartState().After(Add("A", 990), Add("B", 999), Merge(("A", 20), ("B", 1)));

        cart.After(Set("C", 1)).LeftOut.Length.ShouldBe(2);
        cart.After(Set("A", 5)).LeftOut.ShouldBe([new LeftOut(Sku.Parse("B"), 1)]);
        cart.After(Clear()).LeftOut.IsDefault.ShouldBeTrue();
    }

    [Fact]
    public void a_closed_cart_keeps_its_lines_and_takes_no_more()
    {
        var into = CartId.New(TimeProvider.System);
        var cart = new CartState().After(Add("A", 1), new CloseCart(OperationId.New(), into));

        cart.Became.ShouldBe(into);
        CartDecisions.Decide(cart, Add("B", 1), Now).Refusal!.Rule.ShouldBe(CartRule.Closed);
        cart.After(new CloseCart(OperationId.New(), CartId.New(TimeProvider.System))).Became.ShouldBe(into);
        cart.Contents().ShouldBe(new Dictionary<string, int> { ["A"] = 1 });
    }

    [Fact]
    public void no_piece_is_lost_or_doubled() => Prop.ForAll(Adds, Adds, (mine, theirs) =>
    {
        var (cart, guest) = (new CartState().After(mine), new CartState().After(theirs));
        var merged = cart.After(Merge([.. guest.Lines.Select(line => (line.Sku.Value, line.Quantity))]));
        ImmutableArray<LeftOut> leftOut = merged.LeftOut.IsDefault ? [] : merged.LeftOut;
        return merged.Lines.Sum(line => line.Quantity) + leftOut.Sum(left => left.Quantity)
            == cart.Lines.Sum(line => line.Quantity) + guest.Lines.Sum(line => line.Quantity);
    }).QuickCheckThrowOnFailure();

    private static MergeCart Merge(params (string Sku, int Quantity)[] lines) => new(
        OperationId.New(), CartId.New(TimeProvider.System), [.. lines.Select(line => new CartLine(Sku.Parse(line.Sku), line.Quantity))]);
}
