using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Api.Catalog.Staff;

/// <summary>JSON Merge Patch (RFC 7396): members replace members, null takes one out, arrays are replaced as a whole.</summary>
internal static class MergePatch
{
    /// <summary>Its media type; plain JSON is taken too.</summary>
    public const string MediaType = "application/merge-patch+json";

    /// <summary>
    /// Reads the patch from a request's body. Members that <typeparamref name="T"/> doesn't have, or has of another type, are
    /// refused whatever they are to be merged with.
    /// </summary>
    /// <exception cref="BadHttpRequestException">It is no such patch.</exception>
    public static async Task<JsonElement> ReadAsync<T>(HttpRequest request, JsonSerializerOptions options)
        where T : class
    {
        try
        {
            var patch = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, options, request.HttpContext.RequestAborted);
            _ = patch.Deserialize<T>(options) ?? throw new RefusedValueException("A merge patch is a JSON object.");
            return patch;
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The patch can't be read.", StatusCodes.Status400BadRequest, exception);
        }
    }

    /// <summary>The value with the patch applied.</summary>
    /// <param name="value">What there is.</param>
    /// <param name="patch">What is to change.</param>
    /// <param name="options">How the API's JSON is read.</param>
    public static T Apply<T>(T value, JsonElement patch, JsonSerializerOptions options) =>
        Merge(JsonSerializer.SerializeToNode(value, options), JsonNode.Parse(patch.GetRawText())).Deserialize<T>(options)!;

    // The depth of both is bounded where they are read.
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        var result = target as JsonObject ?? [];
        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = Merge(result[name], value);
            }
        }

        return result;
    }
}
