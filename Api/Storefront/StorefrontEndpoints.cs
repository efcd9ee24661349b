using Shop.Api.Caching;
using Shop.Api.Problems;
using Shop.Hosting.Settings;

namespace Shop.Api.Storefront;

/// <summary>The shop in the browser: the built web app's files, and a page for each of its addresses.</summary>
public static class StorefrontEndpoints
{
    // Their names change with their contents.
    private const string HashedFolder = "/assets/";
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    private const string Office = "Back office";

    // The web app's own addresses (Web/src/Shell/routes.tsx) that need nothing from the server. All others are 404.
    private static readonly (string Route, string Title)[] _plainPages =
    [
        ("/search", "Search"), ("/cart", "Cart"), ("/checkout", "Checkout"), ("/orders", "Your orders"), ("/orders/lookup", "Find an order"),
        ("/orders/{id}", "Order"), ("/waiting-rooms/{id}", "Waiting room"), ("/account", "Account"), ("/account/addresses", "Addresses"), ("/account/devices", "Devices"),
        ("/account/login", "Sign in"), ("/account/register", "Open an account"), ("/account/forgot", "Choose another password"),
        ("/account/reset", "Choose another password"), ("/account/verify", "Confirm your address"),
        ("/account/email", "Confirm your address"), ("/account/help", "Help"), ("/account/wishlist", "Wishlist"),
        ("/admin", Office), ("/admin/orders", Office), ("/admin/orders/{id}", Office), ("/admin/products", Office), ("/admin/products/{id}", Office),
        ("/admin/stock", Office), ("/admin/stock/{sku}", Office), ("/admin/waiting-rooms", Office), ("/admin/waiting-rooms/{id}", Office), ("/admin/customers", Office), ("/admin/audit", Office), ("/admin/staff", Office),
        ("/admin/reports", Office), ("/admin/webhooks", Office), ("/admin/webhooks/{id}", Office), ("/admin/cluster", Office),
    ];

    // Below these the Api itself says what there is, and how: a wrong method is 405 there, never a page.
    private const string Elsewhere = "{*path:regex(^(?!(api|media|docs|openapi|health|metrics|dev|test)(/|$)))}";

    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers what they need.</summary>
    public static void AddStorefront(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<StorefrontSettings, StorefrontSettingsValidator>(StorefrontSettings.Section);
        builder.Services.AddSingleton<BuiltFiles>().AddSingleton<PageWriter>().AddSingleton<CatalogPages>();
    }

    /// <summary>Maps the pages where the web app was built; else a page that says how it is.</summary>
    public static void MapStorefront(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var files = app.Services.GetRequiredService<BuiltFiles>();
        if (!files.AreThere)
        {
            Root.RootPage.MapRootPage(app);
            return;
        }

        var pages = app.MapGroup("").ExcludeFromDescription();
        foreach (var (route, title) in _plainPages)
        {
            pages.MapMethods(route, _methods, (HttpContext context, PageWriter writer) => writer.WriteAsync(context, PlainPage(title)));
        }

        pages.MapMethods("/", _methods, static (HttpContext context, CatalogPages catalog) => catalog.HomeAsync(context));
        pages.MapMethods("/categories/{category}", _methods, static (string category, HttpContext context, CatalogPages catalog) => catalog.CategoryAsync(category, context));
        pages.MapMethods("/products/{slug}", _methods, static (string slug, HttpContext context, CatalogPages catalog) => catalog.ProductAsync(slug, context));
        pages.MapMethods("/robots.txt", _methods, CrawlerFiles.Robots);
        pages.MapMethods("/sitemap.xml", _methods, CrawlerFiles.SitemapAsync);
        pages.MapMethods(Elsewhere, _methods, FallBackAsync).WithOrder(int.MaxValue);
    }

    // The back office looks otherwise: the shop's header isn't above it.
    private static Page PlainPage(string title) => new(title) { Content = title == Office ? null : "" };

    // A file of the build; for a person who followed a wrong link the web app's own page for that, for programs a problem.
    private static Task FallBackAsync(HttpContext context, BuiltFiles files, PageWriter writer)
    {
        if (files.Find(context.Request.Path.Value ?? "") is { } file)
        {
            return SendAsync(context, file);
        }

        return IsPerson(context.Request)
            ? writer.WriteAsync(context, new Page("Not found") { Status = StatusCodes.Status404NotFound })
            : Problem.NotFound().ExecuteAsync(context);
    }

    private static bool IsPerson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static async Task SendAsync(HttpContext context, BuiltFile file)
    {
        var (bytes, coding) = file.For(context.Request);
        var response = context.Response;
        var isHashed = context.Request.Path.StartsWithSegments(HashedFolder.TrimEnd('/'), StringComparison.Ordinal);
        response.Headers.CacheControl = isHashed ? Immutable : AskAgain;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.ETag = file.ETag;
        if (EntityTag.IsKnown(context.Request, file.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.Headers.ContentEncoding = coding;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
