using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>What commands do to a cart's lines.</summary>
internal static class LineDecisions
{
    /// <summary>Decides on a command that changes a line, or all.</summary>
    public static LineChange Change(ImmutableArray<StoredLine> lines, CartCommand command) => command switch
    {
        AddItem { IsSold: false } => Refused(CartRule.NotSold, "sku"),
        AddItem add => Put(lines, new Wish(add.Sku, add.Quantity, add.UnitPrice, Least: 1, IsMore: true, IsLineNeeded: false)),
        SetItem set => Put(lines, new Wish(set.Sku, set.Quantity, set.UnitPrice, Least: 0, IsMore: false, set.IsLineNeeded)),
        RemoveItem remove => Put(lines, new Wish(remove.Sku, 0, UnitPrice: null, Least: 0, IsMore: false, IsLineNeeded: false)),
        ClearCart => new LineChange(lines.IsEmpty ? lines : []),
        _ => throw new ArgumentException($"{command.GetType()} is no command that a cart knows.", nameof(command)),
    };

    /// <summary>Where the thing's line is; -1 where there is none.</summary>
    public static int IndexOf(ImmutableArray<StoredLine> lines, Sku sku)
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

    /// <summary>Whether a price can stand beside those of the other lines: a cart is paid in one currency.</summary>
    public static bool IsSameCurrency(ImmutableArray<StoredLine> lines, Sku sku, Money? price)
    {
        foreach (var line in lines)
        {
            if (line.Sku != sku && line.SeenPrice is { } seen && price is { } asked && seen.Currency != asked.Currency)
            {
                return false;
            }
        }

        return true;
    }

    private static LineChange Put(ImmutableArray<StoredLine> lines, Wish wish)
    {
        if (wish.Sku == default)
        {
            return Refused(CartRule.NoSku, "sku");
        }

        if (wish.Quantity < wish.Least)
        {
            return Refused(CartRule.QuantityTooSmall, "quantity", wish.Least);
        }

        var index = IndexOf(lines, wish.Sku);
        var before = index < 0 ? 0 : lines[index].Quantity;
        var room = wish.IsMore ? CartLimits.MaxQuantity - before : CartLimits.MaxQuantity;
        if (wish.Quantity > room)
        {
            return Refused(CartRule.QuantityTooLarge, "quantity", CartLimits.MaxQuantity);
        }

        var quantity = wish.IsMore ? before + wish.Quantity : wish.Quantity;
        return quantity == 0 ? new LineChange(index < 0 ? lines : lines.RemoveAt(index))
            : !IsSameCurrency(lines, wish.Sku, wish.UnitPrice) ? Refused(CartRule.CurrencyDiffers, "sku")
            : index < 0 ? Append(lines, wish)
            : Replace(lines, index, quantity, wish.UnitPrice);
    }

    private static LineChange Append(ImmutableArray<StoredLine> lines, Wish wish) =>
        wish.IsLineNeeded ? Refused(CartRule.NoLine, "sku")
        : lines.Length >= CartLimits.MaxLines ? Refused(CartRule.TooManyLines, "sku", CartLimits.MaxLines)
        : new LineChange(lines.Add(new StoredLine { Sku = wish.Sku, Quantity = wish.Quantity, SeenPrice = wish.UnitPrice }));

    private static LineChange Replace(ImmutableArray<StoredLine> lines, int index, int quantity, Money? unitPrice)
    {
        var line = lines[index];
        var price = unitPrice ?? line.SeenPrice;
        return quantity == line.Quantity && price == line.SeenPrice
            ? new LineChange(lines)
            : new LineChange(lines.SetItem(index, line with { Quantity = quantity, SeenPrice = price }));
    }

    private static LineChange Refused(CartRule rule, string field, int? limit = null) => new(default, new CartRefusal(rule, field, limit));

    private readonly record struct Wish(Sku Sku, int Quantity, Money? UnitPrice, int Least, bool IsMore, bool IsLineNeeded);
}
