using System.Net;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Shop.Api.Catalog;

/// <summary>
/// Turns Markdown (CommonMark, with tables) into HTML that may stand in a page, whoever wrote it: raw HTML is shown as text, and
/// links and pictures lead to http(s), mailto or this site.
/// </summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    private static readonly string[] _schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    /// <summary>The HTML. What Markdig refuses to read (nested without end) comes out as plain text.</summary>
    public static string ToHtml(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }

        try
        {
            var document = Markdown.Parse(markdown, _pipeline);
            MakeLinksSafe(document);
            return document.ToHtml(_pipeline).TrimEnd('\n');
        }
        catch (ArgumentException)
        {
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static void MakeLinksSafe(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Safe(link.Url, link.IsImage);
            link.GetDynamicUrl = null;
            if (!link.IsImage)
            {
                link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow noopener");
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>())
        {
            link.Url = link.IsEmail ? link.Url : Safe(link.Url, isImage: false);
        }
    }

    // An address without a scheme is a path of this site; "//host" and what browsers take for it ("/\host") is not.
    private static string Safe(string? url, bool isImage)
    {
        var address = (url ?? "").Trim();
        var isOfThisSite = address.StartsWith('#')
            || (address.StartsWith('/') && !(address.Length > 1 && address[1] is '/' or '\\') && !address.Any(char.IsControl));
        if (isOfThisSite)
        {
            return address;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && _schemes.Contains(uri.Scheme) && (!isImage || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : "#";
    }
}
