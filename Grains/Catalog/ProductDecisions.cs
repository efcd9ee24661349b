using System.Collections.Immutable;
using System.Text.Json;

namespace Shop.Catalog;

/// <summary>What writes do to a product: functions of the product, the command and the time, and nothing else.</summary>
internal static class ProductDecisions
{
    /// <summary>Decides on a command: the document that is to be stored, or why it isn't.</summary>
    /// <param name="id">Whose grain decides.</param>
    /// <param name="current">The product as it is stored; null where there is none.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="now">The time.</param>
    public static ProductDecision Decide(ProductId id, ProductDocument? current, PutProduct command, DateTimeOffset now)
    {
        var version = current?.Version ?? 0;
        if (command.ExpectedVersion is { } expected && expected != version)
        {
            return Refused(CatalogRule.VersionDiffers, version, []);
        }

        var next = command.Document with
        {
            Id = id,
            Version = version + 1,
            Rating = command.Kind is ChangeKind.Import or ChangeKind.Demo ? command.Document.Rating ?? current?.Rating : current?.Rating,
            CreatedAt = current?.CreatedAt ?? now,
            UpdatedAt = now,
            Unknown = current?.Unknown,
            Variants = [.. command.Document.Variants.Select(variant => WithUnknown(variant, current))],
        };
        var faults = ProductRules.Check(next);
        return faults.IsEmpty ? new ProductDecision(next, null) : Refused(CatalogRule.Invalid, version, faults);
    }

    /// <summary>The faults of a change whose slug or SKUs other products have.</summary>
    public static ImmutableArray<CatalogFault> Taken(ProductDocument document, BegunChange begun)
    {
        var faults = ImmutableArray.CreateBuilder<CatalogFault>();
        if (begun.IsSlugTaken)
        {
            faults.Add(new CatalogFault("/slug", CatalogFaultRule.Taken, "Another product has this slug."));
        }

        for (var i = 0; i < document.Variants.Length; i++)
        {
            if (begun.TakenSkus.Contains(document.Variants[i].Sku))
            {
                faults.Add(new CatalogFault($"/variants/{i}/sku", CatalogFaultRule.Taken, "Another product has this SKU."));
            }
        }

        return faults.ToImmutable();
    }

    /// <summary>The members that differ, before and after, as JSON objects; null for a product that wasn't there before.</summary>
    public static (string? Before, string After) Difference(ProductDocument? before, ProductDocument after)
    {
        var new_ = JsonSerializer.SerializeToElement(after, CatalogJson.Default.ProductDocument);
        if (before is null)
        {
            return (null, new_.GetRawText());
        }

        var old = JsonSerializer.SerializeToElement(before, CatalogJson.Default.ProductDocument);
        return (Differing(old, new_), Differing(new_, old));
    }

    // Every write changes these two, so that they tell nothing.
    private static bool TellsNothing(string member) => member is "version" or "updatedAt";

    private static string Differing(JsonElement of, JsonElement from) => JsonSerializer.Serialize(
        of.EnumerateObject()
            .Where(member => !TellsNothing(member.Name)
                && !(from.TryGetProperty(member.Name, out var other) && JsonElement.DeepEquals(member.Value, other)))
            .ToDictionary(static member => member.Name, static member => member.Value),
        ChangeJson.Default.DictionaryStringJsonElement);

    private static Variant WithUnknown(Variant variant, ProductDocument? current)
    {
        var unknown = current?.Variants.FirstOrDefault(one => one.Sku == variant?.Sku)?.Unknown;
        return unknown is null ? variant : variant with { Unknown = unknown };
    }

    private static ProductDecision Refused(CatalogRule rule, long version, ImmutableArray<CatalogFault> faults) =>
        new(null, new CatalogRefusal(rule, version, faults));
}
