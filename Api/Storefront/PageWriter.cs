using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Shop.Api.Caching;
using Shop.Catalog;

namespace Shop.Api.Storefront;

/// <summary>Writes pages: the template with a page's head, first content and data in it, all of it encoded where it stands.</summary>
internal sealed class PageWriter(BuiltFiles files, IOptions<StorefrontSettings> settings)
{
    private const string Shop = "Orleans.Shop";

    // The default encoder writes < > & ' as \u escapes: what it wrote can't end the script that it stands in.
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lazy<PageTemplate> _template = new(() => new PageTemplate(files.Html));

    /// <summary>Answers a page. Browsers ask each time whether it is still so, and are told 304 where it is.</summary>
    public async Task WriteAsync(HttpContext context, Page page)
    {
        var response = context.Response;
        var bytes = Encoding.UTF8.GetBytes(_template.Value.Render(Head(page, Origin(context.Request)), page.Content));
        response.StatusCode = page.Status;
        response.Headers.ContentSecurityPolicy = _template.Value.ContentSecurityPolicy;
        response.Headers.CacheControl = "no-cache";
        response.ContentType = "text/html; charset=utf-8";
        if (page.Status == StatusCodes.Status200OK)
        {
            var tag = EntityTag.OfBytes(bytes);
            response.Headers.ETag = tag;
            if (EntityTag.IsKnown(context.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    /// <summary>What addresses of this shop begin with.</summary>
    public string Origin(HttpRequest request) => settings.Value.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";

    private static string Head(Page page, string origin)
    {
        var head = new StringBuilder(2048);
        var title = page.Title.Length == 0 ? Shop : $"{page.Title} · {Shop}";
        head.Append("<title>").Append(Html(title)).Append("</title>");
        if (!page.IsIndexed)
        {
            head.Append("<meta name=\"robots\" content=\"noindex\">");
        }

        Add(head, "name", "description", page.Description);
        if (page.Path is { } path)
        {
            head.Append("<link rel=\"canonical\" href=\"").Append(Html(origin + path)).Append("\">");
            Add(head, "property", "og:url", origin + path);
            Add(head, "property", "og:title", page.Title.Length == 0 ? Shop : page.Title);
            Add(head, "property", "og:description", page.Description);
            Add(head, "property", "og:type", path.StartsWith("/products/", StringComparison.Ordinal) ? "product" : "website");
            AddImage(head, SharedImage.Of(page.Image), origin);
            Add(head, "property", "og:site_name", Shop);
        }

        foreach (var facts in page.Facts ?? [])
        {
            AddScript(head, "application/ld+json", null, JsonSerializer.Serialize(facts, _json));
        }

        if (page.Data is { Count: > 0 } data)
        {
            AddScript(head, "application/json", "data", JsonSerializer.Serialize(
                data.Select(static one => new { one.Key, Data = JsonSerializer.Deserialize<JsonElement>(one.Json.Span) }), _json));
        }

        return head.ToString();
    }

    private static void AddImage(StringBuilder head, ProductImage image, string origin)
    {
        Add(head, "property", "og:image", Absolute(origin, image.Url));
        Add(head, "property", "og:image:width", image.Width.ToString(CultureInfo.InvariantCulture));
        Add(head, "property", "og:image:height", image.Height.ToString(CultureInfo.InvariantCulture));
        Add(head, "property", "og:image:alt", image.Alt);
        // What is wider than high takes the whole width of a message.
        Add(head, "name", "twitter:card", image.Width > image.Height ? "summary_large_image" : "summary");
    }

    /// <summary>An address as others have to name it.</summary>
    public static string Absolute(string origin, string url) => url.StartsWith('/') ? origin + url : url;

    /// <summary>Text as it may stand in HTML, in attributes too.</summary>
    public static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private static void Add(StringBuilder head, string kind, string name, string? content)
    {
        if (content is { Length: > 0 })
        {
            head.Append("<meta ").Append(kind).Append("=\"").Append(name).Append("\" content=\"").Append(Html(content)).Append("\">");
        }
    }

    // A block of data is no script: the policy has nothing to allow.
    private static void AddScript(StringBuilder head, string type, string? id, string json)
    {
        head.Append("<script type=\"").Append(type).Append('"');
        if (id is not null)
        {
            head.Append(" id=\"").Append(id).Append('"');
        }

        head.Append('>').Append(json).Append("</script>");
    }
}
