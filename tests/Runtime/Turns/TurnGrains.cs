using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Shop.Runtime.Tests.Turns;

public class OverlapGrain : Grain, IOverlapGrain
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private int _most;
    private int _arrived;

    public async Task<int> Pass()
    {
        using var inside = Enter();
        await Task.Yield();
        for (var i = 0; i < 3; i++)
        {
            // Lets the thread go, so that another turn could start if it were allowed to.
            await Task.Run(() => { });
        }

        return _most;
    }

    public Task<int> WaitAtGate() => AtGate();

    public Task<int> ReadAtGate() => AtGate();

    public Task<int> Read() => Task.FromResult(_inside + 1);

    public Task<int> Write() => Task.FromResult(_inside + 1);

    public Task OpenGate()
    {
        _gate.TrySetResult();
        return Task.CompletedTask;
    }

    public Task<int> Arrived() => Task.FromResult(_arrived);

    private async Task<int> AtGate()
    {
        using var inside = Enter();
        _arrived++;
        await _gate.Task;
        return _most;
    }

    private Leaving Enter()
    {
        _inside++;
        _most = Math.Max(_most, _inside);
        return new Leaving(this);
    }

    private sealed class Leaving(OverlapGrain grain) : IDisposable
    {
        public void Dispose() => grain._inside--;
    }
}

[Reentrant]
public sealed class ReentrantGrain : OverlapGrain, IReentrantGrain;

[MayInterleave(nameof(IsUrgent))]
public sealed class PredicateGrain : OverlapGrain, IPredicateGrain
{
    public static bool IsUrgent(IInvokable request) =>
        request.GetMethodName() == nameof(Say) && request.GetArgument(0) is "urgent";

    public Task<string> Say(string word) => Task.FromResult(word);
}

public sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<string> CallThrough(IChainGrain other, bool allowReentrancy)
    {
        if (!allowReentrancy)
        {
            return await other.CallBack(this.AsReference<IChainGrain>());
        }

        using var section = RequestContext.AllowCallChainReentrancy();
        return await other.CallBack(this.AsReference<IChainGrain>());
    }

    public Task<string> CallBack(IChainGrain caller) => caller.Answer();

    public Task<string> Answer() => Task.FromResult("answered");
}
