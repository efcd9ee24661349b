using System.Collections.Immutable;
using System.Text.Json;

namespace Shop.Chaos.Shoppers;

/// <summary>A cart as its shopper knows it.</summary>
internal sealed class CartBook(string id)
{
    public string Id { get; } = id;

    /// <summary>What was acknowledged to be in it.</summary>
    public ImmutableSortedDictionary<string, int> Lines { get; set; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>What is in it isn't known: a change was never answered.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>A payment for it was tried; it may have become an order, and what was in it is gone then.</summary>
    public bool MayBeBought { get; set; }

    /// <summary>It became an order: nothing is in it any more.</summary>
    public bool IsBought { get; set; }

    public void Add(string sku, int quantity) => Lines = Lines.SetItem(sku, Lines.GetValueOrDefault(sku) + quantity);

    public void Set(string sku, int quantity) => Lines = quantity == 0 ? Lines.Remove(sku) : Lines.SetItem(sku, quantity);

    /// <summary>What an answer says that the acknowledged changes don't; null where it says the same.</summary>
    public string? Differs(JsonElement cart)
    {
        var told = cart.GetProperty("lines").EnumerateArray()
            .ToImmutableSortedDictionary(static line => line.GetProperty("sku").GetString()!, static line => line.GetProperty("quantity").GetInt32(), StringComparer.Ordinal);
        return told.SequenceEqual(Lines) ? null : $"{Id} was told to hold {Text(told)}, and holds {Text(Lines)}";
    }

    private static string Text(ImmutableSortedDictionary<string, int> lines) => $"[{string.Join(", ", lines.Select(static line => $"{line.Value} {line.Key}"))}]";
}
