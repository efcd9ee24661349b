using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Api.Sessions;

/// <summary>
/// Tells the shop's own pages from others that make a browser send its cookie: a double submit that is bound to the session.
/// The value is derived from the session's secret; scripts of our origin read it from a cookie of its own and repeat it in a
/// header, which pages of other origins can neither read nor send.
/// </summary>
internal static class AntiForgery
{
    /// <summary>The header that unsafe calls with a cookie have to carry.</summary>
    public const string Header = "X-CSRF-Token";

    private static readonly byte[] _purpose = Encoding.ASCII.GetBytes("Orleans.Shop anti-forgery v1");

    /// <summary>The value that goes with a session's cookie. The secret can't be told from it.</summary>
    public static string Of(SessionToken token) => Base64Url.EncodeToString(HMACSHA256.HashData(token.Secret.Span, _purpose));

    /// <summary>Whether the request may be what its method says: it changes nothing, or its header has the value.</summary>
    public static bool Allows(HttpRequest request, SessionToken token) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers[Header].ToString()), Encoding.UTF8.GetBytes(Of(token)));
}
