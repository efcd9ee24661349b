using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>A change that is about to be made.</summary>
public sealed record CatalogChange
{
    /// <summary>Names it; newer ones sort behind (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>What changes: a product's id, or <see cref="ICategoryTreeGrain.Key"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The version that it makes.</summary>
    public required long Version { get; init; }

    /// <summary>The change that made what is stored now; empty where nothing is.</summary>
    public Guid Base { get; init; }

    /// <summary>Who asked: an id, never a name or an address.</summary>
    public required string Actor { get; init; }

    /// <summary>The caller's name for it.</summary>
    public required OperationId Operation { get; init; }

    /// <summary>What sort it is.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The members that change, as a JSON object, before; null where there was nothing, or where it isn't kept.</summary>
    public string? Before { get; init; }

    /// <summary>The same, afterwards.</summary>
    public string? After { get; init; }

    /// <summary>The slug that it will have; null for categories.</summary>
    public string? Slug { get; init; }

    /// <summary>The SKUs that it will have.</summary>
    public ImmutableArray<Sku> Skus { get; init; } = [];
}
