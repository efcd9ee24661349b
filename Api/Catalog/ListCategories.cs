using System.Text.Json;
using Microsoft.Extensions.Options;
using Shop.Api.Problems;
using Shop.Api.Search;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Catalog;

/// <summary><c>GET /categories</c>: the tree, with how many products there are.</summary>
internal static class ListCategories
{
    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(30);

    public static async Task<IResult> HandleAsync(
        HttpContext http, CategoryMemory categories, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var validation = new Validation();
        foreach (var name in http.Request.Query.Keys)
        {
            validation.That(false, name, "There is no such parameter.");
        }

        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var tree = await categories.GetAsync(cancellationToken);
        return CachedAnswer.Of(http.Response, JsonSerializer.SerializeToUtf8Bytes(new CategoryList(tree.Roots), json.Value.SerializerOptions), _maxAge);
    }
}
