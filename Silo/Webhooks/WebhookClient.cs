using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Shop.Hosting.Webhooks;
using Shop.Webhooks;

namespace Shop.Silo.Webhooks;

/// <summary>
/// Calls partners' places. It goes to no private address, whatever a name stands for by now, follows no redirect, and reads no more of an
/// answer than its head: they are strangers.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    // What the specification asks of those who receive: answer at once, and work afterwards.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    // Names are looked up again after so long.
    private static readonly TimeSpan _connectionFor = TimeSpan.FromMinutes(2);

    // Kilobytes.
    private const int AnswerHeadMax = 16;

    private readonly bool _allowPrivate;
    private readonly WebhookSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public WebhookClient(IOptions<WebhookSettings> settings, WebhookSecrets secrets, TimeProvider time)
    {
        (_allowPrivate, _secrets, _time) = (settings.Value.AllowPrivate, secrets, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false, // a proxy would be asked for what we must not reach
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = AnswerHeadMax,
            MaxConnectionsPerServer = WebhookQueue.ClaimMax,
            PooledConnectionLifetime = _connectionFor,
        })
        {
            Timeout = _patience,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Orleans.Shop", "1"));
    }

    /// <summary>Makes one attempt. It throws only where it is told to end.</summary>
    public async Task<WebhookOutcome> SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (!WebhookTarget.IsAllowed(delivery.Url, _allowPrivate))
        {
            return Failed("The address isn't allowed.");
        }

        try
        {
            using var request = Sign(delivery);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new WebhookOutcome(answer.IsSuccessStatusCode, (int)answer.StatusCode, answer.IsSuccessStatusCode ? null : $"Answered {(int)answer.StatusCode}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"No answer within {_patience.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is KeyNotFoundException or JsonException or FormatException or InvalidOperationException)
        {
            return Failed("What happened can't be put into words."); // its neighbours go on
        }
        catch (CryptographicException)
        {
            return Failed("The secret can't be read: the key that protects it isn't there.");
        }
        catch (HttpRequestException exception)
        {
            return Failed(exception.InnerException is PrivateAddressException ? "The address isn't allowed." : $"No connection: {exception.HttpRequestError}.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static WebhookOutcome Failed(string why) => new(IsDelivered: false, null, why);

    private HttpRequestMessage Sign(WebhookDelivery delivery)
    {
        var (at, body) = (_time.GetUtcNow(), WebhookBody.Of(delivery));
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Add(WebhookSigning.IdHeader, delivery.Event);
        request.Headers.Add(WebhookSigning.TimestampHeader, WebhookSigning.Seconds(at));
        var (secret, former) = (_secrets.Read(delivery.Secret), _secrets.Read(delivery.FormerSecret));
        request.Headers.Add(WebhookSigning.SignatureHeader, delivery.Signing == WebhookSignings.Standard
            ? WebhookSigning.SignStandard(delivery.Event, at, body, secret, former)
            : WebhookSigning.Sign(at, body, secret, former));
        return request;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.DnsEndPoint;
        var known = IPAddress.TryParse(endpoint.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken);
        var allowed = Array.FindAll(known, address => WebhookTarget.IsAllowed(address, _allowPrivate));
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endpoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException() : IOException("Webhooks don't go to private addresses.");
}
