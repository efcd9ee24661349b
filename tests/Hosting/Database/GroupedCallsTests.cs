using System.Collections.Concurrent;
using Npgsql;
using Shop.Hosting.Database;

namespace Shop.Hosting.Tests.Database;

public sealed class GroupedCallsTests
{
    private readonly ConcurrentQueue<string> _batches = [];
    private readonly TaskCompletionSource _first = new();
    private Func<IReadOnlyList<string>, Exception?> _refuses = static _ => null;

    [Fact]
    public async Task what_is_asked_for_while_a_batch_is_under_way_is_the_next_one_in_the_keys_order()
    {
        var calls = New();

        var answers = new List<Task<string>> { calls.AskAsync("m") };
        await BegunAsync();
        answers.AddRange(new[] { "c", "a", "b" }.Select(calls.AskAsync));
        _first.SetResult();

        (await Task.WhenAll(answers)).ShouldBe(["M", "C", "A", "B"]);
        _batches.ShouldBe(["m", "a b c"]);
    }

    [Fact]
    public async Task two_of_one_key_are_never_in_one_batch()
    {
        var calls = New();

        var answers = new List<Task<string>> { calls.AskAsync("m") };
        await BegunAsync();
        answers.AddRange(new[] { "a", "a", "b" }.Select(calls.AskAsync));
        _first.SetResult();

        await Task.WhenAll(answers);
        _batches.ShouldBe(["m", "a b", "a"]);
    }

    [Fact]
    public async Task one_that_the_data_refuses_is_refused_alone_and_the_others_of_its_batch_are_done()
    {
        _refuses = static batch => batch.Contains("b") ? Refusal("23505") : null;
        var calls = New();

        _ = calls.AskAsync("m");
        await BegunAsync();
        var (a, b, c) = (calls.AskAsync("a"), calls.AskAsync("b"), calls.AskAsync("c"));
        _first.SetResult();

        (await a, await c).ShouldBe(("A", "C"));
        (await Should.ThrowAsync<PostgresException>(b)).SqlState.ShouldBe("23505");
        _batches.ShouldBe(["m", "a b c", "a", "b", "c"]);
    }

    [Fact]
    public async Task where_what_became_of_a_batch_is_unknown_none_of_it_is_tried_again()
    {
        _refuses = static batch => batch.Count > 1 ? new NpgsqlException("The connection is gone.") : null;
        var calls = New();

        _ = calls.AskAsync("m");
        await BegunAsync();
        var (a, b) = (calls.AskAsync("a"), calls.AskAsync("b"));
        _first.SetResult();

        await Should.ThrowAsync<NpgsqlException>(a);
        await Should.ThrowAsync<NpgsqlException>(b);
        _batches.ShouldBe(["m", "a b"]);
        (await calls.AskAsync("d")).ShouldBe("D", "the next ones are served as ever");
    }

    private static PostgresException Refusal(string state) => new("no", "ERROR", "ERROR", state);

    private GroupedCalls<string, string> New() => new(CarryOutAsync, static text => text);

    private async Task BegunAsync()
    {
        while (_batches.IsEmpty)
        {
            await Task.Yield();
        }
    }

    private async Task<IReadOnlyList<string>> CarryOutAsync(IReadOnlyList<string> batch)
    {
        _batches.Enqueue(string.Join(' ', batch));
        await _first.Task;
        return _refuses(batch) is { } exception ? throw exception : [.. batch.Select(static text => text.ToUpperInvariant())];
    }
}
