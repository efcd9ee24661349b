using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Idempotency;

/// <summary>Fault 11: named calls that come again, with the same body or another, while the first runs, or from somebody else.</summary>
public sealed class IdempotentCallTests : IAsyncLifetime
{
    private const string Path = "/test/idempotent";

    private readonly (string, string) _key = ("Idempotency-Key", Guid.NewGuid().ToString());
    private ApiServer _api = null!;
    private ShopClient _guest = null!;
    private int _runs;

    public async Task InitializeAsync()
    {
        _api = await ApiServer.Shared; // nobody else calls its named call
        _guest = await ShopClient.GuestOfAsync(new HttpClient { BaseAddress = _api.Client.BaseAddress });
        _api.NamedCall = sample => Task.FromResult(Results.Created($"/things/{Interlocked.Increment(ref _runs)}", sample));
    }

    public Task DisposeAsync()
    {
        _guest.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task a_repeat_gets_the_stored_answer_and_runs_nothing()
    {
        using var first = await CallAsync();
        using var again = await CallAsync();

        (again.StatusCode, _runs).ShouldBe((HttpStatusCode.Created, 1));
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Content.Headers.ContentType.ShouldBe(first.Content.Headers.ContentType);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task the_same_key_with_another_body_or_address_is_422()
    {
        using var first = await CallAsync();
        using var other = await CallAsync("b");
        using var elsewhere = await _guest.SendAsync(HttpMethod.Post, Path + "?again", new { name = "a" }, _key);

        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        (await elsewhere.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        _runs.ShouldBe(1);
    }

    [Fact]
    public async Task while_the_first_runs_a_repeat_is_told_to_come_back()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        _api.NamedCall = async sample =>
        {
            begun.SetResult();
            await end.Task;
            return Results.Ok(sample);
        };
        var first = CallAsync();
        await begun.Task;

        using var meanwhile = await CallAsync();
        end.SetResult();
        (await first).Dispose();
        using var after = await CallAsync();

        (await meanwhile.ShouldBeProblemAsync(409)).ShouldBe("idempotency_key_in_use");
        meanwhile.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        after.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
    }

    [Fact]
    public async Task a_client_that_left_meanwhile_gets_the_whole_answer_when_it_comes_again()
    {
        var begun = new TaskCompletionSource();
        _api.NamedCall = sample => Task.FromResult<IResult>(new OnceClientLeft(begun, Results.Created("/things/1", sample)));
        var leaving = new HttpClient { BaseAddress = _api.Client.BaseAddress };
        var first = new ShopClient(leaving) { Token = _guest.Token }.SendAsync(HttpMethod.Post, Path, new { name = "a" }, _key);
        await begun.Task;

        leaving.Dispose();
        await Should.ThrowAsync<Exception>(() => first);
        using var again = await Eventually.ReadAsync(() => CallAsync(), answer => answer.StatusCode != HttpStatusCode.Conflict);

        (again.StatusCode, await again.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.Created, """{"name":"a"}"""));
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
    }

    [Fact]
    public async Task of_fifty_at_once_one_runs()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync()));

        _runs.ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created && !answer.Headers.Contains("Idempotent-Replayed")).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task a_refusal_before_any_effect_is_not_stored(int status)
    {
        _api.NamedCall = _ => Task.FromResult(Results.StatusCode(status));
        ((int)(await CallAsync()).StatusCode).ShouldBe(status);
        _api.NamedCall = sample => Task.FromResult(Results.Ok(sample));

        using var next = await CallAsync();

        next.StatusCode.ShouldBe(HttpStatusCode.OK);
        next.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task a_try_that_failed_is_not_stored()
    {
        _api.NamedCall = _ => throw new InvalidOperationException("broken");
        (await CallAsync()).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        _api.NamedCall = sample => Task.FromResult(Results.Ok(sample));

        (await CallAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_try_of_a_process_that_died_is_taken_over_when_its_lease_is_over()
    {
        (await CallAsync()).Dispose();
        await ExecuteAsync("UPDATE shop.idempotency_keys SET status = NULL, lease_until = now() - interval '1 second' WHERE key = $1");

        using var next = await CallAsync();

        (next.StatusCode, _runs).ShouldBe((HttpStatusCode.Created, 2));
    }

    [Fact]
    public async Task a_key_is_another_shoppers_no_business()
    {
        (await CallAsync()).Dispose();
        using var other = await ShopClient.GuestOfAsync(new HttpClient { BaseAddress = _api.Client.BaseAddress });

        using var answer = await other.SendAsync(HttpMethod.Post, Path, new { name = "a" }, _key);

        (answer.Headers.Contains("Idempotent-Replayed"), _runs).ShouldBe((false, 2));
    }

    [Fact]
    public async Task where_a_key_is_needed_a_call_without_is_400()
    {
        using var without = await _guest.PostAsync(Path + "/needed", new { name = "a" });
        using var with = await _guest.SendAsync(HttpMethod.Post, Path + "/needed", new { name = "a" }, _key);

        (await without.ShouldBeProblemAsync(400)).ShouldBe("idempotency_key_required");
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task without_a_key_every_call_runs()
    {
        (await _guest.PostAsync(Path, new { name = "a" })).Dispose();
        (await _guest.PostAsync(Path, new { name = "a" })).Dispose();

        _runs.ShouldBe(2);
    }

    // Answers when the client's connection is gone, and the server has noticed.
    private sealed class OnceClientLeft(TaskCompletionSource begun, IResult answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            begun.SetResult();
            var gone = httpContext.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed;
            await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await answer.ExecuteAsync(httpContext);
        }
    }

    private Task<HttpResponseMessage> CallAsync(string name = "a") => _guest.SendAsync(HttpMethod.Post, Path, new { name }, _key);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = (await ShopServer.Shared).Database.CreateCommand(sql);
        command.Parameters.AddWithValue(_key.Item2);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
