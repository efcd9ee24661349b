using System.Text.Json;

namespace Shop.Api.Tests.OpenApi;

/// <summary>A route of the API, as its description has it.</summary>
/// <param name="Method">What is done.</param>
/// <param name="Path">With parameters in braces.</param>
/// <param name="IsProtected">Whether it asks for a session.</param>
/// <param name="Body">The schema of its JSON body; null where it takes none.</param>
/// <param name="Queries">The names of what its query may have.</param>
/// <param name="Document">Where references lead.</param>
internal sealed record ApiOperation(HttpMethod Method, string Path, bool IsProtected, JsonElement? Body, string[] Queries, JsonElement Document)
{
    public bool IsOfStaff => Path.StartsWith("/api/v1/admin/", StringComparison.Ordinal);

    public bool HasParameters => Path.Contains('{', StringComparison.Ordinal);

    public static async Task<ApiOperation[]> AllAsync(HttpClient client)
    {
        using var parsed = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        var document = parsed.RootElement.Clone();
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Value.ValueKind == JsonValueKind.Object
               select new ApiOperation(
                   new HttpMethod(operation.Name.ToUpperInvariant()),
                   path.Name,
                   operation.Value.TryGetProperty("security", out _),
                   BodyOf(operation.Value),
                   QueriesOf(operation.Value),
                   document),
        ];
    }

    /// <summary>The address with an id for the first parameter; what else there is to name is named by a SKU's text.</summary>
    public string PathOf(string id)
    {
        var segments = Path.Split('/');
        var isFirst = true;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].StartsWith('{'))
            {
                segments[i] = isFirst ? Uri.EscapeDataString(id) : "THING-1";
                isFirst = false;
            }
        }

        // What some routes need, and what names nobody.
        return string.Join('/', segments) + (Queries.Contains("country") ? "?country=DE" : "");
    }

    public override string ToString() => $"{Method} {Path}";

    private static string[] QueriesOf(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!)]
        : [];

    private static JsonElement? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.TryGetProperty("content", out var content)
        && content.TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema")
            : null;
}
