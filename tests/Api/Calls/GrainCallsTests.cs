using Orleans.Runtime;
using Orleans.Storage;
using Shop.Api.Calls;
using Shop.Inventory;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Calls;

public sealed class GrainCallsTests
{
    private readonly FakeTime _time = new();
    private readonly GrainCalls _calls;

    public GrainCallsTests() => _calls = new GrainCalls(_time);

    public static TheoryData<Exception> Repeated() =>
        [new SiloUnavailableException("the line broke"), new InconsistentStateException("another was first")];

    public static TheoryData<Exception> Told() =>
    [
        new TimeoutException("30 s"), new GatewayTooBusyException("busy"), new LimitExceededException("a full queue"), new StockOverloadedException("too many"),
        new InvalidOperationException("a bug"),
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public async Task a_call_is_made_again_for_as_long_as_a_cluster_may_need_to_go_on_without_a_silo(Exception exception)
    {
        var began = _time.GetTimestamp();
        var tries = 0;
        var answer = _calls.RepeatableAsync(this, _ =>
        {
            tries++;
            return _time.GetElapsedTime(began) < TimeSpan.FromSeconds(1) ? Task.FromException<int>(exception) : Task.FromResult(7);
        });

        await PassAsync(answer);

        (await answer).ShouldBe(7);
        tries.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task whoever_is_refused_all_the_time_is_told_within_two_seconds()
    {
        var began = _time.GetTimestamp();
        var tries = 0;
        var answer = _calls.RepeatableAsync(this, _ =>
        {
            tries++;
            return Task.FromException<int>(new SiloUnavailableException("gone"));
        });

        await PassAsync(answer);

        await Should.ThrowAsync<SiloUnavailableException>(() => answer);
        tries.ShouldBe(5);
        _time.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [MemberData(nameof(Told))]
    public async Task what_another_try_makes_no_better_is_told_at_once(Exception exception)
    {
        var tries = 0;

        var answer = _calls.RepeatableAsync(this, _ =>
        {
            tries++;
            return Task.FromException<int>(exception);
        });

        (await Should.ThrowAsync(() => answer, exception.GetType())).ShouldBe(exception);
        tries.ShouldBe(1);
    }

    [Fact]
    public async Task a_call_that_answers_nothing_is_made_again_too()
    {
        var tries = 0;
        var done = _calls.RepeatableAsync(this, Task (_) => ++tries == 1 ? Task.FromException(new SiloUnavailableException("gone")) : Task.CompletedTask);

        await PassAsync(done);

        await done;
        tries.ShouldBe(2);
    }

    [Fact]
    public async Task only_so_many_wait_for_another_try()
    {
        var waiting = Enumerable.Range(0, 10_000).Select(_ => AskAsync()).ToList();

        var late = AskAsync();

        await Should.ThrowAsync<SiloUnavailableException>(() => late);
        waiting.ShouldAllBe(one => !one.IsCompleted);

        Task<int> AskAsync() => _calls.RepeatableAsync(this, static _ => Task.FromException<int>(new SiloUnavailableException("gone")));
    }

    /// <summary>Lets time pass until the call has its answer.</summary>
    private async Task PassAsync(Task answer)
    {
        while (!answer.IsCompleted)
        {
            await Eventually.ReadAsync(() => Task.FromResult(answer.IsCompleted || _time.ArmedTimers > 0), isThere => isThere);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }
}
