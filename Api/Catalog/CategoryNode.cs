using System.Collections.Immutable;

namespace Shop.Api.Catalog;

/// <summary>A category with what is in it.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">A few words above its products.</param>
/// <param name="Count">How many products are in it and below; one that is in two of them counts in both.</param>
/// <param name="Children">The categories in it.</param>
public sealed record CategoryNode(string Id, string Name, string? Description, int Count, ImmutableArray<CategoryNode> Children);

/// <summary>All categories.</summary>
/// <param name="Items">The departments, with what is in them.</param>
public sealed record CategoryList(ImmutableArray<CategoryNode> Items);
