using Microsoft.OpenApi;

namespace Shop.Api.OpenApi;

/// <summary>
/// What is sent to us must have no unknown members; what we send may get more of them, and no client that was generated from the
/// description may refuse them.
/// </summary>
internal static class AnswerSchemas
{
    /// <summary>Lifts the ban of further members from every schema that no request uses.</summary>
    public static void LetGrow(OpenApiDocument document)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        var inRequests = new HashSet<string>();
        var bodies = document.Paths.Values.SelectMany(static item => item.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(static operation => operation.RequestBody?.Content?.Values ?? Enumerable.Empty<OpenApiMediaType>());
        foreach (var body in bodies)
        {
            Collect(body.Schema, schemas, inRequests);
        }

        foreach (var (name, schema) in schemas)
        {
            if (schema is OpenApiSchema answer && !inRequests.Contains(name))
            {
                answer.AdditionalPropertiesAllowed = true;
            }
        }
    }

    private static void Collect(IOpenApiSchema? schema, IDictionary<string, IOpenApiSchema> schemas, HashSet<string> names)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } name })
        {
            if (names.Add(name))
            {
                Collect(schemas[name], schemas, names);
            }

            return;
        }

        foreach (var part in Parts(schema))
        {
            Collect(part, schemas, names);
        }
    }

    private static IEnumerable<IOpenApiSchema?> Parts(IOpenApiSchema? schema) => schema is null ? [] :
    [
        .. schema.Properties?.Values ?? Enumerable.Empty<IOpenApiSchema>(),
        .. schema.OneOf ?? Enumerable.Empty<IOpenApiSchema>(),
        .. schema.AnyOf ?? Enumerable.Empty<IOpenApiSchema>(),
        .. schema.AllOf ?? Enumerable.Empty<IOpenApiSchema>(),
        schema.Items,
        schema.AdditionalProperties,
    ];
}
