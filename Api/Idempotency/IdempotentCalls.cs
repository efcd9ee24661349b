using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Idempotency;

/// <summary>Answers the repeats of named calls, on the routes that take part.</summary>
public static class IdempotentCalls
{
    // What a client that repeats at once should wait: a call takes some milliseconds.
    private const string RetryAfterSeconds = "1";

    // Another body has the same 32 bits once in four thousand million times; of cards, thousands of millions have them.
    private const int SecretHashBytes = 4;

    /// <summary>Registers the store and its sweeper.</summary>
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<AnswerStore>().AddHostedService<AnswerSweeper>();

    /// <summary>Applies it, behind authentication: keys belong to a shopper.</summary>
    public static IApplicationBuilder UseIdempotentCalls(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IdempotentRoute>() is not { } route ? next(context)
        : context.IdempotencyKey() is { } key && context.User.ShopperIdOrNull() is { } owner ? CallAsync(context, next, owner, key, route)
        : route.IsKeyRequired ? KeyRequired().ExecuteAsync(context)
        : next(context));

    private static async Task CallAsync(HttpContext context, RequestDelegate next, ShopperId owner, string key, IdempotentRoute route)
    {
        var store = context.RequestServices.GetRequiredService<AnswerStore>();
        var lease = Guid.CreateVersion7();
        var hash = await HashAsync(context.Request);
        if (route.HasSecrets)
        {
            hash.AsSpan(SecretHashBytes).Clear();
        }

        var known = await store.BeginAsync(owner, key, hash, lease, context.RequestAborted);
        if (known.IsOurs)
        {
            await FirstAsync(context, next, store, (owner, key, lease));
        }
        else if (!known.IsSameRequest)
        {
            await Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request.").ExecuteAsync(context);
        }
        else if (known.Answer is { } answer)
        {
            await ReplayAsync(context.Response, answer);
        }
        else
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Problem.Of(
                StatusCodes.Status409Conflict, "idempotency_key_in_use", "The first call under this Idempotency-Key is still running.").ExecuteAsync(context);
        }
    }

    private static async Task FirstAsync(HttpContext context, RequestDelegate next, AnswerStore store, (ShopperId Owner, string Key, Guid Lease) call)
    {
        var (client, aborted) = (context.Response.Body, context.RequestAborted);
        using var body = new MemoryStream();
        context.Response.Body = body;

        // What was begun is ended, and its whole answer kept, for the repeat of a client that has gone meanwhile.
        context.RequestAborted = CancellationToken.None;
        try
        {
            await next(context);
        }
        catch
        {
            await store.ForgetAsync(call.Owner, call.Key, call.Lease);
            throw;
        }
        finally
        {
            (context.Response.Body, context.RequestAborted) = (client, aborted);
        }

        var response = context.Response;
        await (HadEffect(response.StatusCode)
            ? store.FinishAsync(call.Owner, call.Key, call.Lease, new StoredAnswer(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, body.ToArray()))
            : store.ForgetAsync(call.Owner, call.Key, call.Lease));
        if (body.Length > 0)
        {
            await client.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
        }
    }

    // A refusal before any effect isn't stored, so that the next try may succeed; a declined payment has been tried.
    private static bool HadEffect(int status) => status is (>= 200 and < 300) or StatusCodes.Status402PaymentRequired;

    private static Task ReplayAsync(HttpResponse response, StoredAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers[IdempotencyHeaders.Replayed] = "true";
        response.Headers.Location = answer.Location;
        response.Headers.ETag = answer.Tag;
        if (answer.Body.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        return response.Body.WriteAsync(answer.Body).AsTask();
    }

    // The same words at another address are another request.
    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        request.EnableBuffering(KestrelBounds.BodyBytesMax, KestrelBounds.BodyBytesMax + 1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[4 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private static ProblemHttpResult KeyRequired() => Problem.Of(
        StatusCodes.Status400BadRequest, "idempotency_key_required", $"This call needs an {IdempotencyHeaders.Key}: its effect must not happen twice.");
}
