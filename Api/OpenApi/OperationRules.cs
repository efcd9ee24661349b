using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Shop.Api.Idempotency;

namespace Shop.Api.OpenApi;

/// <summary>What holds for every operation, told on each: who may call it, how calls are named, how it fails.</summary>
internal static class OperationRules
{
    private const string Problem = "application/problem+json";

    /// <summary>Adds it.</summary>
    public static void Apply(OpenApiOperation operation, ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [Scheme(DocumentFrame.Bearer), Scheme(DocumentFrame.Cookie)];
        }

        if (!IdempotencyKeys.IsSafe(description.HttpMethod ?? HttpMethods.Get))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyHeaders.Key,
                In = ParameterLocation.Header,
                Required = metadata.OfType<IdempotentRoute>().Any(static route => route.IsKeyRequired),
                Description = "Names the call, so that its repeat isn't done again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyHeaders.KeyLengthMax },
            });
        }

        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A problem; its code says which.",
            Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new OpenApiMediaType { Schema = ProblemSchema() } },
        });
    }

    private static OpenApiSecurityRequirement Scheme(string name) => new() { [new OpenApiSecuritySchemeReference(name)] = [] };

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };
}
