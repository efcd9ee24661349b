using Microsoft.OpenApi;

namespace Shop.Api.OpenApi;

/// <summary>The API's own description, OpenAPI 3.1, made from the code.</summary>
public static class OpenApiServices
{
    /// <summary>The document's name, and the API's major version.</summary>
    public const string Version = "v1";

    /// <summary>Registers how it is made.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.AddSingleton<DescriptionDocument>();
        return services.AddOpenApi(Version, static options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = static route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer(static (document, _, _) =>
            {
                DocumentFrame.Apply(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(static (operation, context, _) =>
            {
                OperationRules.Apply(operation, context.Description);
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer(static (schema, context, _) =>
            {
                ValueSchemas.Apply(schema, context.JsonTypeInfo);
                return Task.CompletedTask;
            });
        });
    }
}
