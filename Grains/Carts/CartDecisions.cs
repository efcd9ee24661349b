using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>What commands do to a cart: functions of the cart, the command and the time, and nothing else.</summary>
internal static class CartDecisions
{
    /// <summary>
    /// Decides on a command. One that is carried out is remembered even where it changes no line, since its repeat might change
    /// one by then; one that is refused isn't, and may succeed later.
    /// </summary>
    public static CartDecision Decide(CartState cart, CartCommand command, DateTimeOffset now)
    {
        var fingerprint = CommandFingerprint.Of(command);
        if (cart.Recent.Find(command.Operation, now) is { } earlier)
        {
            return earlier.Fingerprint == fingerprint
                ? new CartDecision(cart, IsRepeat: true)
                : new CartDecision(cart, Refusal: new CartRefusal(CartRule.OperationReused, "operation", Limit: null));
        }

        var (lines, refusal) = Change(cart.Lines, command);
        if (refusal is not null)
        {
            return new CartDecision(cart, Refusal: refusal);
        }

        return new CartDecision(cart with
        {
            Lines = lines,
            Version = lines == cart.Lines ? cart.Version : cart.Version + 1,
            Recent = cart.Recent.With(command.Operation, fingerprint, now),
        });
    }

    private static LineChange Change(ImmutableArray<StoredLine> lines, CartCommand command) => command switch
    {
        AddItem add => Put(lines, add.Sku, add.Quantity, least: 1, isMore: true),
        SetItem set => Put(lines, set.Sku, set.Quantity, least: 0, isMore: false),
        RemoveItem remove => Put(lines, remove.Sku, quantity: 0, least: 0, isMore: false),
        ClearCart => new LineChange(lines.IsEmpty ? lines : []),
        _ => throw new ArgumentException($"{command.GetType()} is no command that a cart knows.", nameof(command)),
    };

    private static LineChange Put(ImmutableArray<StoredLine> lines, Sku sku, int quantity, int least, bool isMore)
    {
        if (sku == default)
        {
            return Refused(CartRule.NoSku, "sku", limit: null);
        }

        if (quantity < least)
        {
            return Refused(CartRule.QuantityTooSmall, "quantity", least);
        }

        var index = IndexOf(lines, sku);
        var before = index < 0 ? 0 : lines[index].Quantity;
        var room = isMore ? CartLimits.MaxQuantity - before : CartLimits.MaxQuantity;
        if (quantity > room)
        {
            return Refused(CartRule.QuantityTooLarge, "quantity", CartLimits.MaxQuantity);
        }

        return With(lines, index, sku, isMore ? before + quantity : quantity);
    }

    private static LineChange With(ImmutableArray<StoredLine> lines, int index, Sku sku, int quantity)
    {
        if (index < 0)
        {
            return quantity == 0 ? new LineChange(lines)
                : lines.Length < CartLimits.MaxLines ? new LineChange(lines.Add(new StoredLine { Sku = sku, Quantity = quantity }))
                : Refused(CartRule.TooManyLines, "sku", CartLimits.MaxLines);
        }

        return new LineChange(
            quantity == 0 ? lines.RemoveAt(index)
            : quantity == lines[index].Quantity ? lines
            : lines.SetItem(index, lines[index] with { Quantity = quantity }));
    }

    private static int IndexOf(ImmutableArray<StoredLine> lines, Sku sku)
    {
        // At most 200 lines: looking through them costs less than keeping an index.
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Sku == sku)
            {
                return i;
            }
        }

        return -1;
    }

    private static LineChange Refused(CartRule rule, string field, int? limit) => new(default, new CartRefusal(rule, field, limit));

    private readonly record struct LineChange(ImmutableArray<StoredLine> Lines, CartRefusal? Refusal = null);
}
