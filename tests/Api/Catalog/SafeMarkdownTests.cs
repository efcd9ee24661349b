using Shop.Api.Catalog;

namespace Shop.Api.Tests.Catalog;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("A *warm* light.", "<p>A <em>warm</em> light.</p>")]
    [InlineData("- oak\n- brass", "<ul>\n<li>oak</li>\n<li>brass</li>\n</ul>")]
    [InlineData("[care](/pages/care)", "<p><a href=\"/pages/care\" rel=\"nofollow noopener\">care</a></p>")]
    [InlineData("![lamp](/images/lamp.svg)", "<p><img src=\"/images/lamp.svg\" alt=\"lamp\" /></p>")]
    public void what_staff_write_becomes_html(string markdown, string html) => SafeMarkdown.ToHtml(markdown).ShouldBe(html);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](http://example.com/pixel.png)")]
    [InlineData("[x](//example.com)")]
    [InlineData("[x](/\\example.com)")]
    [InlineData("[x](/a\" onmouseover=\"alert(1))")]
    public void fault_23_what_would_run_or_call_elsewhere_does_not_come_through(string markdown)
    {
        var html = SafeMarkdown.ToHtml(markdown);

        // Nothing but our own tags, with addresses of this site, https or "#".
        var rest = System.Text.RegularExpressions.Regex.Replace(
            html, """</?(p|em)>|<a href="(#|/[^"/\\][^"]*)"( rel="nofollow noopener")?>|</a>|<img src="(#|/[^"/\\][^"]*)" alt="[^"]*" />""", "");
        rest.ShouldNotContain("<");
        html.ShouldNotContain("href=\"javascript", Case.Insensitive);
    }

    [Fact]
    public void what_is_nested_without_end_comes_out_as_text() =>
        SafeMarkdown.ToHtml(new string('>', 5_000) + " x").ShouldStartWith("<");
}
