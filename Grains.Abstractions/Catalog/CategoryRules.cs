using System.Collections.Immutable;
using static Shop.Catalog.CatalogFaultRule;
using static Shop.Catalog.CatalogLimits;

namespace Shop.Catalog;

/// <summary>What the tree of categories must be like.</summary>
public static class CategoryRules
{
    /// <summary>Every field that breaks a rule; none where the categories are a tree that may be stored.</summary>
    public static ImmutableArray<CatalogFault> Check(ImmutableArray<Category> items)
    {
        var faults = new FaultList();
        faults.Count(items.Length, TreeSizeMax, "/items");
        if (items.Length > TreeSizeMax)
        {
            return faults.ToImmutable();
        }

        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
        {
            var (item, at) = (items[i], $"/items/{i}");
            faults.That(Slug.IsValid(item.Id), $"{at}/id", Malformed, $"An id has 1–{SlugLengthMax} small letters, digits and single hyphens.");
            faults.That(parents.TryAdd(item.Id ?? "", item.ParentId), $"{at}/id", Taken, "Another category has this id.");
            faults.Text(item.Name, LabelLengthMax, $"{at}/name");
            faults.Prose(item.Description, DescriptionLengthMax, $"{at}/description");
        }

        for (var i = 0; i < items.Length; i++)
        {
            CheckPlace(items[i], parents, $"/items/{i}/parentId", faults);
        }

        return faults.ToImmutable();
    }

    /// <summary>The same categories, parents first, and those in the same one in the order in which they are shown.</summary>
    /// <param name="items">A tree that <see cref="Check"/> has nothing to say against.</param>
    public static ImmutableArray<Category> InOrder(ImmutableArray<Category> items)
    {
        var below = items.ToLookup(static item => item.ParentId, StringComparer.Ordinal);
        var sorted = ImmutableArray.CreateBuilder<Category>(items.Length);
        Append(null);
        return sorted.ToImmutable();

        void Append(string? parent)
        {
            foreach (var item in below[parent].OrderBy(static item => item.Position).ThenBy(static item => item.Name, StringComparer.Ordinal))
            {
                sorted.Add(item);
                Append(item.Id);
            }
        }
    }

    private static void CheckPlace(Category item, Dictionary<string, string?> parents, string at, FaultList faults)
    {
        if (item.ParentId is null)
        {
            return;
        }

        var depth = 1;
        string? above = item.ParentId;
        while (above is not null && depth <= TreeDepthMax)
        {
            if (!parents.TryGetValue(above, out var next))
            {
                faults.That(depth > 1, at, Unknown, "There is no category with this id.");
                return;
            }

            (above, depth) = (next, depth + 1);
        }

        faults.That(depth <= TreeDepthMax, at, Mismatch, $"A category is on level {TreeDepthMax} at most, and never in itself.");
    }
}
