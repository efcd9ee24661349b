using FsCheck;
using FsCheck.Fluent;
using Shop.Carts;

namespace Grains.Tests.Carts;

/// <summary>Commands for tests: made by hand, or any.</summary>
internal static class Commands
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Sku> _anySku =
        Gen.Frequency((20, Gen.Choose(1, 6).Select(Thing)), (1, Gen.Constant(default(Sku))));

    private static readonly Gen<int> _anyQuantity = Gen.Frequency(
        (10, Gen.Choose(1, 20)), (3, Gen.Choose(-1, 1001)), (1, Gen.Elements(int.MinValue, int.MaxValue, 998, 999, 1000)));

    // Few enough names that some come again, with the same command or with another.
    private static readonly Gen<OperationId> _anyOperation = Gen.Choose(1, 200).Select(number => OperationId.Of($"{number}"));

    /// <summary>Any commands, valid or not, some under names that were used before.</summary>
    public static Arbitrary<CartCommand[]> Any { get; } = Gen.Sized(size => AnyCommand.ArrayOf(size)).ToArbitrary();

    /// <summary>Adds under names of their own, which may be more than a line can take.</summary>
    public static Arbitrary<AddItem[]> Adds { get; } = (
        from adds in (from sku in Gen.Choose(1, 6).Select(Thing) from quantity in Gen.Choose(1, 300) select (sku, quantity)).ListOf()
        select adds.Select(add => Add(add.sku.Value, add.quantity)).ToArray()).ToArbitrary();

    private static Gen<CartCommand> AnyCommand =>
        from operation in _anyOperation
        from sku in _anySku
        from quantity in _anyQuantity
        from command in Gen.Frequency(
            (6, Gen.Constant<CartCommand>(new AddItem(operation, sku, quantity))),
            (3, Gen.Constant<CartCommand>(new SetItem(operation, sku, quantity))),
            (2, Gen.Constant<CartCommand>(new RemoveItem(operation, sku))),
            (1, Gen.Constant<CartCommand>(new ClearCart(operation))))
        select command;

    public static AddItem Add(string sku, int quantity) => new(OperationId.New(), Sku.Parse(sku), quantity);

    public static SetItem Set(string sku, int quantity) => new(OperationId.New(), Sku.Parse(sku), quantity);

    public static RemoveItem Remove(string sku) => new(OperationId.New(), Sku.Parse(sku));

    public static ClearCart Clear() => new(OperationId.New());

    public static Sku Thing(int number) => Sku.Parse($"THING-{number}");

    /// <summary>The cart after these, one after the other.</summary>
    public static CartState After(this CartState cart, params IEnumerable<CartCommand> commands) =>
        commands.Aggregate(cart, (state, command) => CartDecisions.Decide(state, command, Now).State);

    /// <summary>What is in the cart: so many of each thing.</summary>
    public static Dictionary<string, int> Contents(this CartState cart) =>
        cart.Lines.ToDictionary(line => line.Sku.Value, line => line.Quantity);
}
