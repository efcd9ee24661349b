using System.Collections.Immutable;

namespace Shop.Silo.DemoCatalog;

/// <summary>What the demo catalog knows of one department: a file of <c>Departments/</c>.</summary>
internal sealed record DepartmentContent
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required ImmutableArray<CategoryContent> Categories { get; init; }

    public required ImmutableArray<BrandContent> Brands { get; init; }

    /// <summary>Names of product lines, which every brand of the department may use.</summary>
    public required ImmutableArray<string> Series { get; init; }

    /// <summary>Last sentences of descriptions.</summary>
    public required ImmutableArray<string> Closing { get; init; }

    public required ImmutableArray<KindContent> Kinds { get; init; }
}

/// <summary>A category below a department, or below another one.</summary>
internal sealed record CategoryContent(string Id, string Name, string? Parent = null, string? Description = null);

/// <summary>A brand.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tier">How much dearer than others it is: 1 is the middle.</param>
internal sealed record BrandContent(string Name, double Tier);
