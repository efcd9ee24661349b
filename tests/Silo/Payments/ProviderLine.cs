using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shop.Runtime.Testing.Network;

namespace Shop.Silo.Tests.Payments;

/// <summary>The line between the shop and its payment provider: it passes everything on, but for what a test does to it.</summary>
public sealed class ProviderLine : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _provider;
    private readonly ConcurrentDictionary<string, Fault> _faults = new();

    private ProviderLine(WebApplication app, HttpClient provider, Uri url) => (_app, _provider, Url) = (app, provider, url);

    /// <summary>Where the shop calls.</summary>
    public Uri Url { get; }

    public static async Task<ProviderLine> StartAsync(Uri provider)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        var app = builder.Build();
        app.Urls.Add(url.ToString());
        var line = new ProviderLine(app, new HttpClient { BaseAddress = provider }, url);
        app.Run(line.PassAsync);
        await app.StartAsync();
        return line;
    }

    /// <summary>From now on calls of this path reach the provider, and their answers are lost.</summary>
    public void LoseAnswers(string path) => _faults[path] = new Fault(IsPassedOn: true, new TaskCompletionSource());

    /// <summary>From now on calls of this path reach nobody.</summary>
    public void LoseCalls(string path) => _faults[path] = new Fault(IsPassedOn: false, new TaskCompletionSource());

    /// <summary>From now on calls of this path wait for the returned source, and go on then.</summary>
    public TaskCompletionSource Hold(string path)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _faults[path] = new Fault(IsPassedOn: true, new TaskCompletionSource()) { Gate = gate };
        return gate;
    }

    /// <summary>Completes once a call of this path has met its fault.</summary>
    public Task MetAsync(string path) => _faults[path].Met.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The line is good again.</summary>
    public void Mend(string path) => _faults.TryRemove(path, out _);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _provider.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var fault = _faults.GetValueOrDefault(context.Request.Path);
        fault?.Met.TrySetResult();
        if (fault is { IsPassedOn: false })
        {
            context.Abort();
            return;
        }

        await (fault?.Gate?.Task ?? Task.CompletedTask);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{context.Request.Path}{context.Request.QueryString}");
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        if (context.Request.ContentType is not null)
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var answer = await _provider.SendAsync(request);
        if (fault is { Gate: null })
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    private sealed record Fault(bool IsPassedOn, TaskCompletionSource Met)
    {
        public TaskCompletionSource? Gate { get; init; }
    }
}
