using Microsoft.OpenApi;

namespace Shop.Api.Search;

/// <summary>The parameters of lists as the API's description tells them; <see cref="SearchRequest"/> reads them from the address.</summary>
internal static class SearchParameters
{
    /// <summary>Those of a plain list.</summary>
    public static TBuilder DescribeList<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            operation.Parameters = [Category(), Sort(), Limit(), Cursor()];
            return Task.CompletedTask;
        });

    /// <summary>Those of a search. Every other name is a facet's, which may be given several times.</summary>
    public static TBuilder DescribeSearch<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            operation.Parameters =
            [
                Text("q", "What is looked for."), Category(), Text(FacetValue.Price, "A range: 10..50, 10.. or ..50."), Sort(), Limit(), Cursor(),
                Facet(FacetValue.Brand, "One of these brands. The names of other facets are parameters, too."),
            ];
            return Task.CompletedTask;
        });

    /// <summary>Those of suggestions.</summary>
    public static TBuilder DescribeSuggestions<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            var typed = Text("q", "The first letters.");
            typed.Required = true;
            operation.Parameters = [typed];
            return Task.CompletedTask;
        });

    private static OpenApiParameter Category() => Text(FacetValue.Category, "A category's id: what is in it and below.");

    private static OpenApiParameter Sort() => Text("sort", $"One of {SearchRules.Sorts}.");

    private static OpenApiParameter Cursor() => Text("cursor", "What the page before said as next.");

    private static OpenApiParameter Limit() =>
        Parameter("limit", "Products on a page.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "100" });

    private static OpenApiParameter Facet(string name, string description) => Parameter(
        name, description, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static OpenApiParameter Text(string name, string description) =>
        Parameter(name, description, new OpenApiSchema { Type = JsonSchemaType.String });

    private static OpenApiParameter Parameter(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };
}
