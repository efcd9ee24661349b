using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Shop.Silo.Mail;

/// <summary>A mail's text as HTML: one plain document for all of them, without pictures or anything else that is loaded.</summary>
internal static class MailHtml
{
    private const string Style = "font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;max-width:36em;margin:2em auto;padding:0 1em";

    // Only what means something in HTML: the document is UTF-8.
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Makes it.</summary>
    /// <param name="language">What it is written in.</param>
    /// <param name="subject">Its title.</param>
    /// <param name="paragraphs">Lines; one that is an address of the web and nothing else becomes a link.</param>
    public static string Document(string language, string subject, IEnumerable<string[]> paragraphs)
    {
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{Encode(subject)}</title></head>\n")
            .Append("<body style=\"").Append(Style).Append("\">\n");
        foreach (var lines in paragraphs)
        {
            html.Append("<p>").AppendJoin("<br>\n", lines.Select(Line)).Append("</p>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Line(string text) => IsAddress(text) ? $"<a href=\"{Encode(text)}\">{Encode(text)}</a>" : Encode(text);

    private static bool IsAddress(string text) => !text.Contains(' ', StringComparison.Ordinal)
        && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static string Encode(string text) => _encoder.Encode(text);
}
