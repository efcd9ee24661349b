using Orleans.Runtime;

namespace Shop.Runtime.Tests.Calls;

public sealed class CallGrain : Grain, ICallGrain
{
    private readonly List<string> _told = [];
    private List<int> _kept = [];
    private int _waiting;
    private int _cancellations;

    public Task<List<int>> Echo(List<int> numbers) => Task.FromResult(numbers);

    public Task Keep(List<int> numbers)
    {
        _kept = numbers;
        return Task.CompletedTask;
    }

    public Task<List<int>> Kept() => Task.FromResult(_kept);

    public Task<int> Fail(string message) => throw new InvalidOperationException(message);

    public async ValueTask<string> Value(string text)
    {
        await Task.Yield();
        return text + text;
    }

    public ValueTask Nothing() => default;

    public Task<string?> FromContext(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public async Task<string?> FromContextOfNext(string key, ICallGrain next)
    {
        await Task.Yield();
        return await next.FromContext(key);
    }

    public async Task<bool> RunsOnItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current == scheduler;
        await Task.Run(() => { });
        var afterPool = TaskScheduler.Current == scheduler;
        var started = await Task.Factory.StartNew(() => TaskScheduler.Current == scheduler);
        return scheduler != TaskScheduler.Default && afterYield && afterPool && started;
    }

    public async Task WaitForCancellation(CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(() => ended.TrySetResult());
        _waiting++;
        await ended.Task;
        _cancellations++;
        token.ThrowIfCancellationRequested();
    }

    public Task<int> Waiting() => Task.FromResult(_waiting);

    public Task<int> Cancellations() => Task.FromResult(_cancellations);

    public Task NeverEnds() => new TaskCompletionSource().Task;

    public Task Tell(string word)
    {
        _told.Add(word);
        return word == "fail" ? throw new InvalidOperationException(word) : Task.CompletedTask;
    }

    public Task<List<string>> Told() => Task.FromResult(_told);

    public Task Notify(ICallObserver observer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            observer.Notified(i);
        }

        return Task.CompletedTask;
    }
}

public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> Say(string word) => Task.FromResult(word);

    public Task<int> Count(int number) => Task.FromResult(number);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is string word)
        {
            context.Result = $"grain({word})";
        }
    }
}
