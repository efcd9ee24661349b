using System.Diagnostics;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.SiloProcess.Kinds;

public sealed class TallyGrain : Grain, ITallyGrain
{
    private int _sum;
    private int _cancellations;
    private int _hanging;

    public Task<int> Add(int number) => Task.FromResult(_sum += number);

    public Task Fail(string message) => throw new InvalidOperationException(message);

    public async Task WaitForCancellation(CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }
        finally
        {
            _cancellations++;
        }
    }

    public Task<int> Cancellations() => Task.FromResult(_cancellations);

    public Task Hang()
    {
        _hanging++;
        return new TaskCompletionSource().Task;
    }

    public Task<int> Hanging() => Task.FromResult(_hanging);

    public Task<(string? Id, string? ParentId)> Trace() => Task.FromResult((Activity.Current?.Id, Activity.Current?.ParentId));
}

public sealed class BasketGrain : Grain, IBasketGrain
{
    private Basket _basket = new();

    public Task<Basket> Put(BasketLine line)
    {
        List<BasketLine> lines = [.. _basket.Lines.Where(one => one.Sku != line.Sku), line];
        _basket = new Basket { Lines = lines, Total = lines.Sum(one => one.Price * one.Quantity), ChangedAt = DateTimeOffset.UtcNow };
        return Get();
    }

    public Task<Basket> Get() => Task.FromResult(_basket);
}

[Reentrant]
public sealed class MeetingGrain : Grain, IMeetingGrain
{
    private readonly TaskCompletionSource<int> _arrived = new();

    public Task<int> Wait() => _arrived.Task;

    public Task Arrive(int who)
    {
        _arrived.TrySetResult(who);
        return Task.CompletedTask;
    }
}

[StatelessWorker(8)]
public sealed class CrewGrain : Grain, ICrewGrain
{
    private static readonly Lock _gate = new();
    private static int _working;
    private static TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<int> WorkTogether(int others)
    {
        Task together;
        lock (_gate)
        {
            together = _together.Task;
            if (++_working == others)
            {
                _working = 0;
                _together.SetResult();
                _together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        await together;
        return others;
    }
}

public sealed class ClockGrain : Grain, IClockGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task Start(TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(
            () =>
            {
                _ticks++;
                return Task.CompletedTask;
            },
            TimeSpan.Zero,
            period);
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task Stop()
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class AlarmGrain : Grain, IAlarmGrain
{
    // The shortest that the host of these grains is configured to allow.
    private static readonly TimeSpan _period = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, int> _rings = [];

    public Task Set(string name) => this.RegisterOrUpdateReminder(name, _period, _period);

    public async Task Unset(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    public Task<int> Rings(string name) => Task.FromResult(_rings.GetValueOrDefault(name));

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _rings[reminderName] = _rings.GetValueOrDefault(reminderName) + 1;
        return Task.CompletedTask;
    }
}

public sealed class NewsGrain : Grain, INewsGrain
{
    private readonly Dictionary<INewsObserver, DateTimeOffset> _observers = [];

    public Task<bool> Subscribe(INewsObserver observer, TimeSpan lifetime)
    {
        ForgetExpired();
        var isKnown = _observers.ContainsKey(observer);
        _observers[observer] = DateTimeOffset.UtcNow + lifetime;
        return Task.FromResult(isKnown);
    }

    public Task<int> Publish(string news)
    {
        ForgetExpired();
        foreach (var observer in _observers.Keys)
        {
            observer.Heard(news);
        }

        return Task.FromResult(_observers.Count);
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private void ForgetExpired()
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var observer in _observers.Where(one => one.Value <= now).Select(one => one.Key).ToList())
        {
            _observers.Remove(observer);
        }
    }
}

public sealed class GuardedGrain : Grain, IGuardedGrain, IIncomingGrainCallFilter
{
    public Task<string> WhoAmI() => Task.FromResult(RequestContext.Get("who") as string ?? "nobody");

    public Task Secret() => Task.CompletedTask;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName == nameof(IGuardedGrain.Secret) && RequestContext.Get("who") is null)
        {
            throw new UnauthorizedAccessException("Who are you?");
        }

        await context.Invoke();
        context.Result = context.Result is string who ? $"<{who}>" : context.Result;
    }
}

public sealed class FigureGrain : Grain, IFigureGrain
{
    public Task<double> Area(Figure figure) => Task.FromResult(AreaOf(figure));

    public Task<Figure> Twice(Figure figure) => Task.FromResult<Figure>(new Group("both", [figure, figure]));

    public Task<object?> Any(object? value) => Task.FromResult(value);

    private static double AreaOf(Figure figure) => figure switch
    {
        Disc disc => disc.Radius * disc.Radius * Math.PI,
        Box box => box.Width * box.Height,
        Group group => group.Parts.Sum(AreaOf),
        _ => throw new ArgumentException($"Nobody knows the area of a {figure.GetType()}.", nameof(figure)),
    };
}

public sealed class BlobGrain([PersistentState("blob")] IPersistentState<Blob> state) : Grain, IBlobGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task Store(byte[] bytes)
    {
        state.State.Bytes = bytes;
        return state.WriteStateAsync();
    }

    public Task<byte[]> Load() => Task.FromResult(state.State.Bytes);

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
