using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Api.Tests.OpenApi;

/// <summary>Makes values that fit a schema of the description, and such that don't.</summary>
internal static class SampleBody
{
    private const int DepthMax = 8;

    /// <summary>A value that fits.</summary>
    public static JsonNode? Of(JsonElement schema, JsonElement document, string name = "", int depth = 0)
    {
        schema = Resolve(schema, document);
        if (depth > DepthMax)
        {
            return null;
        }

        if (schema.TryGetProperty("examples", out var examples))
        {
            return JsonNode.Parse(examples[0].GetRawText());
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return JsonNode.Parse(values[0].GetRawText());
        }

        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time")
        {
            return "2026-01-31T12:00:00Z";
        }

        return TypeOf(schema) switch
        {
            "object" => new JsonObject(Members(schema, document).Select(member =>
                KeyValuePair.Create(member.Name, Of(member.Value, document, member.Name, depth + 1)))),
            "array" => new JsonArray(Of(schema.GetProperty("items"), document, name, depth + 1)),
            "integer" or "number" => schema.TryGetProperty("minimum", out var minimum) ? JsonNode.Parse(minimum.GetRawText()) : 1,
            "boolean" => false,
            _ => Text(name),
        };
    }

    /// <summary>The members of a body.</summary>
    public static IEnumerable<JsonProperty> Members(JsonElement schema, JsonElement document) =>
        Resolve(schema, document).TryGetProperty("properties", out var members) ? members.EnumerateObject() : [];

    /// <summary>A value of a type that the schema doesn't take.</summary>
    public static JsonNode WrongFor(JsonElement schema, JsonElement document) => TypeOf(Resolve(schema, document)) switch
    {
        "object" => new JsonArray(1),
        "array" => new JsonObject { ["zzWrong"] = 1 },
        "boolean" => "perhaps",
        "integer" or "number" => "many",
        _ => new JsonObject { ["zzWrong"] = 1 },
    };

    // References, and the alternatives to null.
    private static JsonElement Resolve(JsonElement schema, JsonElement document)
    {
        while (true)
        {
            if (schema.TryGetProperty("$ref", out var reference))
            {
                schema = reference.GetString()!.Split('/')[1..].Aggregate(document, (at, key) => at.GetProperty(key));
            }
            else if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
            {
                schema = choices.EnumerateArray().First(choice => !choice.TryGetProperty("type", out var type) || type.ToString() != "null");
            }
            else
            {
                return schema;
            }
        }
    }

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).First(one => one != "null")
        : type.GetString();

    private static string Text(string name) => name.ToUpperInvariant() switch
    {
        "EMAIL" => $"walker.{Guid.NewGuid():N}@example.com",
        "PASSWORD" => "correct-horse-7-staple",
        "COUNTRY" => "DE",
        "POSTALCODE" => "10115",
        _ => "THING-1",
    };
}
