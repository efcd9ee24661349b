using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Hosting.Periodic;
using Shop.Runtime.Testing;

namespace Hosting.Tests.Periodic;

public sealed class PeriodicServiceTests
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    private readonly FakeTime _time = new();

    [Fact]
    public async Task a_round_that_fails_is_followed_by_the_next()
    {
        using var work = new Rounds(_time, (round, _) => round == 1 ? throw new InvalidOperationException("the database is away") : Task.CompletedTask);
        await work.StartAsync(default);
        await WaitingAsync();

        _time.Advance(_interval);
        var first = await work.Begun.ReadAsync();
        await Eventually.ReadAsync(
            () =>
            {
                _time.Advance(_interval);
                return Task.FromResult(work.Begun.TryRead(out _));
            },
            isBegun => isBegun);

        first.ShouldBe(1);
        await work.StopAsync(default);
    }

    [Fact]
    public async Task a_stop_between_two_rounds_is_no_error()
    {
        using var work = new Rounds(_time, (_, _) => Task.CompletedTask);
        await work.StartAsync(default);
        await WaitingAsync();

        await work.StopAsync(default);

        work.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task a_stop_within_a_round_breaks_it_off_without_an_error()
    {
        using var work = new Rounds(_time, (_, stop) => Task.Delay(Timeout.Infinite, stop));
        await work.StartAsync(default);
        await WaitingAsync();
        _time.Advance(_interval);
        await work.Begun.ReadAsync();

        await work.StopAsync(default);

        work.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task what_is_needed_from_the_beginning_is_done_before_the_start_goes_on_and_fails_it()
    {
        using var work = new Rounds(_time, (round, _) => round == 2 ? throw new InvalidOperationException("the database is away") : Task.CompletedTask, beforeStart: true);

        await work.StartAsync(default);

        work.Begun.TryRead(out var first).ShouldBeTrue();
        first.ShouldBe(1);
        await work.StopAsync(default);
        await Should.ThrowAsync<InvalidOperationException>(() => work.StartAsync(default));
    }

    private async Task WaitingAsync() =>
        await Eventually.ReadAsync(() => Task.FromResult(_time.ArmedTimers), timers => timers == 1);

    private sealed class Rounds(TimeProvider time, Func<int, CancellationToken, Task> round, bool beforeStart = false)
        : PeriodicService(_interval, time, NullLogger.Instance, beforeStart)
    {
        private readonly Channel<int> _begun = Channel.CreateUnbounded<int>();
        private int _count;

        public ChannelReader<int> Begun => _begun.Reader;

        protected override Task WorkAsync(CancellationToken stoppingToken)
        {
            _count++;
            _begun.Writer.TryWrite(_count);
            return round(_count, stoppingToken);
        }
    }
}
