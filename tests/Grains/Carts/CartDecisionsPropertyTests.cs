using FsCheck;
using FsCheck.Fluent;
using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class CartDecisionsPropertyTests
{
    private static readonly Config _thorough = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300);

    [Fact]
    public void adds_come_to_the_same_in_any_order() => Prop.ForAll(
        (from adds in Adds.Generator from order in Gen.Shuffle(adds) select (adds, order)).ToArbitrary(),
        sample =>
        {
            // What one order refuses, another may take in place of something else; what all take, they take alike.
            var accepted = Accepted(sample.adds);
            var shuffled = sample.order.Where(accepted.Contains).ToArray();
            return Accepted(shuffled).Count == accepted.Count
                && Same(new CartState().After(sample.adds), new CartState().After(shuffled));
        }).Check(_thorough);

    [Fact]
    public void commands_that_come_again_later_count_once() => Prop.ForAll(
        Any, Gen.Choose(0, RecentOperations.MaxCount - 1).ToArbitrary(), (commands, later) =>
        {
            CartState once = new(), again = new();
            var wasCarriedOut = new bool[commands.Length];
            for (var i = 0; i < commands.Length; i++)
            {
                wasCarriedOut[i] = CartDecisions.Decide(once, commands[i], Now) is { Refusal: null, IsRepeat: false };
                (once, again) = (once.After(commands[i]), again.After(commands[i]));
                if (i >= later && wasCarriedOut[i - later])
                {
                    again = again.After(commands[i - later]);
                }
            }

            return Same(once, again) && once.Version == again.Version;
        }).Check(_thorough);

    [Fact]
    public void what_was_just_carried_out_is_known_as_a_repeat() => Prop.ForAll(Any, commands =>
    {
        var cart = new CartState();
        return commands.All(command =>
        {
            var first = CartDecisions.Decide(cart, command, Now);
            cart = first.State;
            var second = CartDecisions.Decide(cart, command, Now);
            return first.Refusal is null
                ? second.IsRepeat && ReferenceEquals(second.State, cart)
                : second == first;
        });
    }).Check(_thorough);

    [Fact]
    public void no_sequence_of_commands_breaks_a_bound() => Prop.ForAll(Any, commands =>
    {
        var cart = new CartState().After(commands);
        return cart.Lines.Length <= CartLimits.MaxLines
            && cart.Lines.All(line => line.Quantity is >= 1 and <= CartLimits.MaxQuantity && line.Sku != default)
            && cart.Lines.DistinctBy(line => line.Sku).Count() == cart.Lines.Length
            && cart.Recent.All.Length <= RecentOperations.MaxCount;
    }).Check(_thorough);

    [Fact]
    public void the_contents_are_what_the_carried_out_commands_say_and_the_version_counts_them() => Prop.ForAll(Any, commands =>
    {
        var cart = new CartState();
        var model = new Dictionary<string, int>();
        return commands.All(command =>
        {
            var (before, changes) = (cart, 0);
            var decision = CartDecisions.Decide(cart, command, Now);
            cart = decision.State;
            if (decision is { Refusal: null, IsRepeat: false })
            {
                var contents = model.ToDictionary();
                Apply(model, command);
                changes = model.Count == contents.Count && !model.Except(contents).Any() ? 0 : 1;
            }

            return cart.Version == before.Version + changes
                && cart.Lines.Length == model.Count
                && !cart.Contents().Except(model).Any();
        });
    }).Check(_thorough);

    private static void Apply(Dictionary<string, int> model, CartCommand command)
    {
        switch (command)
        {
            case AddItem add:
                model[add.Sku.Value] = model.GetValueOrDefault(add.Sku.Value) + add.Quantity;
                break;
            case SetItem { Quantity: > 0 } set:
                model[set.Sku.Value] = set.Quantity;
                break;
            case SetItem set:
                model.Remove(set.Sku.Value);
                break;
            case RemoveItem remove:
                model.Remove(remove.Sku.Value);
                break;
            default:
                model.Clear();
                break;
        }
    }

    private static HashSet<AddItem> Accepted(AddItem[] adds)
    {
        var cart = new CartState();
        var accepted = new HashSet<AddItem>();
        foreach (var add in adds)
        {
            var decision = CartDecisions.Decide(cart, add, Now);
            cart = decision.State;
            if (decision.Refusal is null)
            {
                accepted.Add(add);
            }
        }

        return accepted;
    }

    private static bool Same(CartState left, CartState right) =>
        left.Lines.Length == right.Lines.Length && !left.Contents().Except(right.Contents()).Any();
}
