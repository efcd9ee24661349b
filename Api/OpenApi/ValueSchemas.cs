using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Shop.Api.OpenApi;

/// <summary>What our own values look like in JSON: the generator can't see into their converters.</summary>
internal static class ValueSchemas
{
    private const string OurNamespace = "Shop";
    private const string SkuPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    /// <summary>Describes money, times, SKUs and typed ids; everything else is described by its members.</summary>
    public static void Apply(OpenApiSchema schema, JsonTypeInfo type)
    {
        var value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (value == typeof(Money))
        {
            DescribeMoney(schema);
        }
        else if (value == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | Null(type);
            schema.Format = "date-time";
        }
        else if (value == typeof(Sku))
        {
            schema.Type = JsonSchemaType.String | Null(type);
            schema.Pattern = SkuPattern;
        }
        else if (IsId(value))
        {
            schema.Type = JsonSchemaType.String | Null(type);
        }
        else if (type.ElementType == typeof(Money))
        {
            // The generator loses the items' schema where a converter of ours writes them.
            var items = new OpenApiSchema();
            DescribeMoney(items);
            schema.Items = items;
        }
        else if (type.ElementType == typeof(Sku))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = SkuPattern };
        }
        else
        {
            RequireWhatIsAlwaysThere(schema, type);
        }
    }

    // A member that is null isn't written, and need not be sent, unless its request says that it must.
    private static void RequireWhatIsAlwaysThere(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            var isNullable = member.IsGetNullable && (Nullable.GetUnderlyingType(member.PropertyType) is not null || !member.PropertyType.IsValueType);
            if (isNullable && member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) != true)
            {
                schema.Required?.Remove(member.Name);
            }
        }
    }

    // A struct of ours with a converter of its own is written as text.
    private static bool IsId(Type type) => type is { IsValueType: true, IsEnum: false }
        && type.Namespace?.StartsWith(OurNamespace, StringComparison.Ordinal) == true
        && type.GetCustomAttribute<JsonConverterAttribute>() is not null;

    private static JsonSchemaType Null(JsonTypeInfo type) => Nullable.GetUnderlyingType(type.Type) is null ? 0 : JsonSchemaType.Null;

    private static void DescribeMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Required = new HashSet<string> { "amount", "currency" };
        schema.AdditionalPropertiesAllowed = false;
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = @"^-?\d+(\.\d{1,3})?$",
                Description = "Decimal text, with no more digits than the currency has.",
                Examples = ["19.99"],
            },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$", Description = "ISO 4217.", Examples = ["USD"] },
        };
    }
}
