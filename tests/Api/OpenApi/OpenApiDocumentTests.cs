using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.OpenApi;

public sealed class OpenApiDocumentTests
{
    private const string Accept = "SHOP_ACCEPT_OPENAPI";
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public async Task the_committed_copy_is_what_the_api_says_of_itself()
    {
        using var client = (await ShopServer.Shared).NewClient();
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.ToJsonString(_indented) + "\n";
        var copy = Path.Combine(Repository.Folder, "Api", "openapi", "v1.json");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllTextAsync(copy, document);
        }

        var committed = File.Exists(copy) ? await File.ReadAllTextAsync(copy) : "";

        (committed == document).ShouldBeTrue($"""
            The API's description has changed. Fields and routes may be added, never removed or renamed. Where the change is meant:
            {Accept}=1 ./shop test OpenApiDocument, and commit Api/openapi/v1.json with it.
            {FirstDifference(committed, document)}
            """);
    }

    [Fact]
    public async Task it_is_OpenAPI_3_1_and_describes_only_the_api()
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));

        document.RootElement.GetProperty("openapi").GetString()!.ShouldStartWith("3.1.");
        document.RootElement.GetProperty("paths").EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/v1/"));
        document.RootElement.GetRawText().ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task the_page_loads_nothing_from_elsewhere_and_has_no_inline_script_or_style()
    {
        using var client = (await ShopServer.Shared).NewClient();

        using var answer = await client.GetAsync("/docs");
        var page = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
        page.ShouldNotContain("://");
        page.ShouldNotContain("<style");
        page.ShouldNotContain("style=");
        page.ShouldNotContain("<script>");
        foreach (var file in new[] { "/docs/docs.js", "/docs/docs.css" })
        {
            page.ShouldContain(file);
            (await client.GetStringAsync(file)).ShouldNotContain("://");
        }
    }

    private static string FirstDifference(string committed, string document)
    {
        var (before, now) = (committed.Split('\n'), document.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(before.Length, now.Length)).FirstOrDefault(i => before[i] != now[i], Math.Min(before.Length, now.Length) - 1);
        return $"Line {line + 1}: was '{before[line]}', is '{now[line]}'.";
    }
}
