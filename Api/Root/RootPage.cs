using System.Reflection;
using System.Text;

namespace Shop.Api.Root;

/// <summary>
/// What a person sees who opens the address in a browser where the web app isn't built: what this is, which version, where its
/// health is.
/// </summary>
public static class RootPage
{
    private static readonly byte[] _page = Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Orleans.Shop</title></head>
        <body>
        <h1>Orleans.Shop</h1>
        <p>A commerce platform for sales spikes. This is its HTTP API, version {Version()}. Its web app isn't built here:
        <code>./shop up</code> builds it, and so does <code>npm ci &amp;&amp; npm run build</code> in <code>Web/</code>; then start the Api again.</p>
        <ul>
        <li><a href="/docs">/docs</a>: every call, to read and to try (<a href="/openapi/v1.json">OpenAPI</a>)</li>
        <li><a href="/health/live">/health/live</a>: the process answers</li>
        <li><a href="/health/ready">/health/ready</a>: it can do its work (the database is there)</li>
        </ul>
        </body>
        </html>

        """);

    /// <summary>Maps the page to <c>/</c>.</summary>
    public static IEndpointConventionBuilder MapRootPage(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], static () => Results.Bytes(_page, "text/html; charset=utf-8"));

    // Without the commit that a build may append: it is nobody's business outside.
    private static string Version() =>
        typeof(RootPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
