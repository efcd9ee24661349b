using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>What becomes of a cart when a guest's lines come in at login: nothing is lost without being told.</summary>
internal static class CartMerge
{
    /// <summary>Decides on the guest's lines; a cart that came in before changes nothing.</summary>
    public static CartDecision Decide(CartState cart, MergeCart merge)
    {
        ImmutableArray<CartId> merged = cart.Merged.IsDefault ? [] : cart.Merged;
        if (merged.Contains(merge.From))
        {
            return new CartDecision(cart, IsRepeat: true);
        }

        var lines = cart.Lines;
        var leftOut = (cart.LeftOut.IsDefault ? [] : cart.LeftOut).ToBuilder();
        foreach (var line in merge.Lines)
        {
            var (after, rest) = Add(lines, line);
            lines = after;
            if (rest > 0)
            {
                leftOut.Add(new LeftOut(line.Sku, rest));
            }
        }

        return new CartDecision(cart with
        {
            Lines = lines,
            Version = lines == cart.Lines ? cart.Version : cart.Version + 1,
            Merged = [.. merged.TakeLast(CartState.MergedMax - 1), merge.From],
            LeftOut = Newest(leftOut),
        });
    }

    /// <summary>What is still told once the shopper has changed a line, or all: it is up to them now.</summary>
    public static ImmutableArray<LeftOut> Remaining(ImmutableArray<LeftOut> leftOut, CartCommand command)
    {
        if (leftOut.IsDefault)
        {
            return default;
        }

        ImmutableArray<LeftOut> rest = command switch
        {
            AddItem add => leftOut.RemoveAll(left => left.Sku == add.Sku),
            SetItem set => leftOut.RemoveAll(left => left.Sku == set.Sku),
            RemoveItem remove => leftOut.RemoveAll(left => left.Sku == remove.Sku),
            _ => [],
        };
        return rest.IsEmpty ? default : rest;
    }

    // As many as a guest's cart has lines: who logs in with full carts again and again hears of the newest.
    private static ImmutableArray<LeftOut> Newest(ImmutableArray<LeftOut>.Builder leftOut) =>
        leftOut.Count == 0 ? default : [.. leftOut.TakeLast(CartLimits.MaxLines)];

    private static (ImmutableArray<StoredLine> Lines, int Left) Add(ImmutableArray<StoredLine> lines, CartLine line)
    {
        var index = LineDecisions.IndexOf(lines, line.Sku);
        if (!LineDecisions.IsSameCurrency(lines, line.Sku, line.SeenPrice) || (index < 0 && lines.Length >= CartLimits.MaxLines))
        {
            return (lines, line.Quantity);
        }

        if (index < 0)
        {
            return (lines.Add(new StoredLine { Sku = line.Sku, Quantity = line.Quantity, SeenPrice = line.SeenPrice }), 0);
        }

        var before = lines[index];
        var taken = Math.Min(line.Quantity, CartLimits.MaxQuantity - before.Quantity);
        return taken == 0
            ? (lines, line.Quantity)
            : (lines.SetItem(index, before with { Quantity = before.Quantity + taken }), line.Quantity - taken);
    }
}
