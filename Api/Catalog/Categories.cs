using System.Collections.Frozen;
using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>The tree of categories at one moment.</summary>
internal sealed class Categories
{
    private readonly FrozenDictionary<string, Category> _byId;
    private readonly ILookup<string?, Category> _byParent;
    private readonly FrozenDictionary<string, int> _numbers;

    /// <param name="categories">All of them.</param>
    /// <param name="counts">How many products are in each itself, by id, and the category's number as a facet.</param>
    public Categories(IReadOnlyCollection<Category> categories, IReadOnlyDictionary<string, (int Number, int Count)> counts)
    {
        _byId = categories.ToFrozenDictionary(static one => one.Id);
        _byParent = categories.OrderBy(static one => one.Position).ThenBy(static one => one.Name, StringComparer.Ordinal)
            .ToLookup(static one => one.ParentId);
        _numbers = counts.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.Number);
        Roots = Nodes(null, counts);
    }

    /// <summary>The departments.</summary>
    public ImmutableArray<CategoryNode> Roots { get; }

    /// <summary>Whether there is such a category.</summary>
    public bool Contains(string id) => _byId.ContainsKey(id);

    /// <summary>What it is called; its id where the tree doesn't have it.</summary>
    public string NameOf(string id) => _byId.TryGetValue(id, out var category) ? category.Name : id;

    /// <summary>The numbers, as facets, of a category and all below it; those that never had a product have none.</summary>
    public int[] NumbersBelow(string id) =>
        [.. Below(id).Where(_numbers.ContainsKey).Select(below => _numbers[below])];

    /// <summary>The categories that a category is in, and itself: from it up to its department.</summary>
    public IEnumerable<string> PathUp(string id)
    {
        var steps = 0;
        for (string? next = id; next is not null && steps++ < CatalogLimits.TreeDepthMax; next = _byId.GetValueOrDefault(next)?.ParentId)
        {
            yield return next;
        }
    }

    /// <summary>The category with those that it is in, its department first.</summary>
    public ImmutableArray<Category> Path(string id) => [.. PathUp(id).Where(_byId.ContainsKey).Select(one => _byId[one]).Reverse()];

    private IEnumerable<string> Below(string id) => _byParent[id].SelectMany(child => Below(child.Id)).Prepend(id);

    private ImmutableArray<CategoryNode> Nodes(string? parent, IReadOnlyDictionary<string, (int Number, int Count)> counts) =>
    [
        .. _byParent[parent].Select(category =>
        {
            var children = Nodes(category.Id, counts);
            var own = counts.TryGetValue(category.Id, out var count) ? count.Count : 0;
            return new CategoryNode(category.Id, category.Name, category.Description, own + children.Sum(static child => child.Count), children);
        }),
    ];
}
