using Microsoft.OpenApi;

namespace Shop.Api.OpenApi;

/// <summary>What the description says of the API as a whole; the same wherever it runs.</summary>
internal static class DocumentFrame
{
    /// <summary>The name of the scheme for clients that keep a token.</summary>
    public const string Bearer = "bearer";

    /// <summary>The name of the scheme for browsers.</summary>
    public const string Cookie = "cookie";

    private const string Text = """
        Everything a web shop, a phone or a partner needs: catalog, search, sessions, carts. Amounts of money are decimal text with
        their currency, times are RFC 3339 in UTC, ids are opaque. Errors are problem+json (RFC 9457) with a stable `code`; those
        of a body name the member by JSON pointer in `errors`. Unsafe calls take an `Idempotency-Key`; a repeat by the same shopper
        is answered without being done again.
        """;

    /// <summary>Sets it.</summary>
    public static void Apply(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Orleans.Shop", Version = OpenApiServices.Version, Description = Text };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        AnswerSchemas.LetGrow(document);
        TagByResource(document);
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token of POST /api/v1/sessions.",
            },
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "__Host-session",
                Description = "A browser's session; unsafe calls need the header X-CSRF-Token as well.",
            },
        };
    }

    // The resource that a path begins with; what belongs to the back office is together.
    private static void TagByResource(OpenApiDocument document)
    {
        document.Tags = new HashSet<OpenApiTag>();
        foreach (var (path, item) in document.Paths)
        {
            var name = path["/api/v1/".Length..].Split('/')[0];
            document.Tags.Add(new OpenApiTag { Name = name });
            foreach (var operation in item.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            {
                operation.Tags = new HashSet<OpenApiTagReference> { new(name, document) };
            }
        }
    }
}
