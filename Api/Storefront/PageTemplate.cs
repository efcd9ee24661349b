using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Api.Storefront;

/// <summary>
/// The page that the build made, cut where a page's own head and first content go in. The content stands in a frame, the shop's
/// header above it.
/// </summary>
internal sealed partial class PageTemplate
{
    private readonly string _start;
    private readonly string _middle;
    private readonly string _frameStart;
    private readonly string _frameEnd;
    private readonly string _end;

    /// <exception cref="InvalidOperationException">The page has no such places.</exception>
    public PageTemplate(string html)
    {
        var (head, headEnd) = (Place(html, "<!-- head -->"), Place(html, "<!-- /head -->"));
        var (frame, frameEnd) = (Place(html, "<!-- frame -->"), Place(html, "<!-- /frame -->"));
        var content = Place(html, "<!-- content -->");
        _start = html[..head.Start];
        _middle = html[headEnd.End..frame.Start];
        _frameStart = html[frame.End..content.Start];
        _frameEnd = html[content.End..frameEnd.Start];
        _end = html[frameEnd.End..];
        ContentSecurityPolicy = Policy(html);
    }

    /// <summary>
    /// What the page may load: its own files, pictures by HTTPS, and those scripts that stand in the template, by their hashes. What
    /// gets into a page in any other way is not among them.
    /// </summary>
    public string ContentSecurityPolicy { get; }

    /// <summary>A page. Both texts are HTML; without content there is no frame either.</summary>
    public string Render(string head, string? content) => content is null
        ? string.Concat(_start, head, _middle, _end)
        : string.Concat([_start, head, _middle, _frameStart, content, _frameEnd, _end]);

    private static (int Start, int End) Place(string html, string mark)
    {
        var start = html.IndexOf(mark, StringComparison.Ordinal);
        return start >= 0 ? (start, start + mark.Length) : throw new InvalidOperationException($"wwwroot/index.html has no {mark}.");
    }

    private static string Policy(string html)
    {
        var hashes = InlineScript().Matches(html)
            .Select(static script => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value)))}'");
        return $"default-src 'self'; script-src 'self'{string.Concat(hashes)}; img-src 'self' https:; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; object-src 'none'";
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex InlineScript();
}
