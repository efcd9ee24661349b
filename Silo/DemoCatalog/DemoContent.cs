using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Catalog;

namespace Shop.Silo.DemoCatalog;

/// <summary>All departments, from the files of this assembly.</summary>
internal static class DemoContent
{
    private const string Prefix = "Shop.Silo.DemoCatalog.Departments.";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The departments in the order of their ids.</summary>
    public static ImmutableArray<DepartmentContent> Departments { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(Read)
            .OrderBy(static department => department.Id, StringComparer.Ordinal),
    ];

    /// <summary>Their categories: parents before what is in them.</summary>
    public static ImmutableArray<Category> Categories { get; } =
    [
        .. Departments.SelectMany(static (department, position) => department.Categories
            .Select((category, place) => new Category(category.Id, category.Name, category.Parent ?? department.Id, place + 1, category.Description))
            .Prepend(new Category(department.Id, department.Name, null, position + 1, department.Description))),
    ];

    private static DepartmentContent Read(string resource)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<DepartmentContent>(file, _json)!;
    }
}
