using Microsoft.Net.Http.Headers;
using Shop.Mail;

namespace Shop.Api.Mail;

/// <summary>In which language whoever asks is written to.</summary>
internal static class WantedLanguage
{
    // Browsers send two or three; RFC 9110 sets no bound.
    private const int RangesMax = 20;

    /// <summary>
    /// The first that the request's <c>Accept-Language</c> prefers (RFC 9110, 12.5.4) and mails are written in: <c>de-AT</c> is served
    /// by <c>de</c> (RFC 4647, 3.4). Where there is none, or the header can't be read, the usual one.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        var ranges = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var list) ? list : [];
        return ranges.Take(RangesMax)
            .Where(static range => range.Quality is not 0)
            .OrderByDescending(static range => range.Quality ?? 1)
            .Select(static range => range.Value.Value!.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(static language => MailLanguages.All.Contains(language), MailLanguages.Default);
    }
}
