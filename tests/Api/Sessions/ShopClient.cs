using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Shop.Api.Tests.Sessions;

/// <summary>
/// A client of the shop with a session: it sends its token, or its cookies and the anti-forgery header as a browser's page
/// does. Cookies are kept by hand, because .NET's own container, other than browsers, sends no secure one to a loopback.
/// </summary>
public sealed class ShopClient(HttpClient http) : IDisposable
{
    public Dictionary<string, string> Cookies { get; } = [];

    public string? Token { get; set; }

    public string? RefreshToken { get; set; }

    public string? UserAgent { get; set; }

    public string SessionId { get; private set; } = "";

    /// <summary>Whether the anti-forgery header is sent with cookies.</summary>
    public bool SendsAntiForgery { get; set; } = true;

    /// <summary>A guest with a bearer token.</summary>
    public static async Task<ShopClient> GuestAsync(string transport = "bearer") =>
        await GuestOfAsync((await ShopServer.Shared).NewClient(), transport);

    /// <summary>A guest of a certain Api.</summary>
    public static async Task<ShopClient> GuestOfAsync(HttpClient http, string transport = "bearer")
    {
        var client = new ShopClient(http);
        await client.BeginAsync(new { transport });
        return client;
    }

    /// <summary>Begins a session, which has to succeed, and keeps it.</summary>
    public async Task<JsonElement> BeginAsync(object body)
    {
        using var answer = await PostAsync("/api/v1/sessions", body);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        var session = await answer.JsonAsync();
        SessionId = session.GetProperty("id").GetString()!;
        Token = session.TryGetProperty("token", out var token) ? token.GetString() : null;
        RefreshToken = session.TryGetProperty("refreshToken", out var refresh) ? refresh.GetString() : null;
        return session;
    }

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) =>
        PostAsync("/api/v1/sessions/refresh", new { refreshToken = token ?? RefreshToken });

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        return await SendContentAsync(method, path, content, headers);
    }

    /// <summary>Sends a body of any kind.</summary>
    public Task<HttpResponseMessage> SendContentAsync(
        HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, content, headers, HttpCompletionOption.ResponseContentRead);

    /// <summary>Asks for what has no end: answers once its head is there.</summary>
    public Task<HttpResponseMessage> SendStreamingAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers, HttpCompletionOption.ResponseHeadersRead);

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers, HttpCompletionOption completion)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };

        // What may be too large is sent once the server wants it: a refusal is read, and no broken connection.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 32 * 1024;
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (UserAgent is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        }

        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (SendsAntiForgery && Cookies.TryGetValue("__Host-csrf", out var csrf))
        {
            request.Headers.Add("X-CSRF-Token", csrf);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var answer = await http.SendAsync(request, completion);
        Keep(answer);
        return answer;
    }

    private void Keep(HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }
    }
}
