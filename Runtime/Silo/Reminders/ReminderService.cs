using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>
/// Ticks the reminders of the grains that this silo owns. The table is the truth; it is read when the silo becomes active, and
/// again every <see cref="ReminderOptions.RefreshReminderListPeriod"/>. One timer serves all reminders.
/// </summary>
internal sealed class ReminderService : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // Ticks under way: each may activate a grain. Those beyond it are late, not lost.
    private const int MaxTicks = 256;

    // Timers count monotonic time, due times are the wall clock's: so often a clock that was set is noticed.
    private static readonly TimeSpan _longestSleep = TimeSpan.FromMinutes(1);

    // How soon a reading of the table that failed is tried again.
    private static readonly TimeSpan _retryPeriod = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly ReminderSchedule _schedule = new();
    private readonly IReminderTable _table;
    private readonly ReminderDelivery _deliver;
    private readonly ReminderOwnership _owns;
    private readonly ReminderOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _alarm;
    private readonly ITimer _refresh;
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource? _quiet;
    private int _ticks;
    private bool _isTicking;

    public ReminderService(
        IReminderTable table,
        ReminderDelivery deliver,
        ReminderOwnership owns,
        IOptions<ReminderOptions> options,
        TimeProvider time,
        ILogger<ReminderService> logger)
    {
        _table = table;
        _deliver = deliver;
        _owns = owns;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _alarm = time.CreateTimer(static service => ((ReminderService)service!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _refresh = time.CreateTimer(
            static service => _ = ((ReminderService)service!).ReloadAsync(CancellationToken.None), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many reminders this silo keeps.</summary>
    public int Count => _schedule.Count;

    /// <summary>The last reading of the table that was begun; it never fails.</summary>
    public Task Reading => _reading;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(ReminderService), ServiceLifecycleStage.RuntimeGrainServices, StartTableAsync);
        lifecycle.Subscribe(nameof(ReminderService), ServiceLifecycleStage.Active, StartAsync, StopAsync);
    }

    /// <summary>Reads the table and begins to tick. A table that can't be read now is read later.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _isTicking = true;
        }

        await ReloadAsync(cancellationToken);
    }

    /// <summary>Ticks no more, and waits for the ticks under way.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task quiet;
        lock (_gate)
        {
            _isTicking = false;
            _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
            quiet = _ticks == 0 ? Task.CompletedTask : _quiet.Task;
        }

        _alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _refresh.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await quiet.WaitAsync(cancellationToken);
    }

    /// <summary>Throws <see cref="ReminderException"/> where this silo keeps as many reminders as it can.</summary>
    public void EnsureRoomFor(ReminderKey key)
    {
        if (_owns(key.Grain) && !_schedule.HasRoomFor(key))
        {
            throw new ReminderException($"The silo keeps {ReminderSchedule.Capacity} reminders already; it has no room for \"{key.Name}\" of {key.Grain}.");
        }
    }

    /// <summary>Ticks a reminder that was just stored, where this silo owns its grain; the owner finds it in the table otherwise.</summary>
    public void Keep(ReminderEntry entry)
    {
        if (_owns(entry.Grain))
        {
            _schedule.Keep(entry, Now);
            Pump();
        }
    }

    /// <summary>Ends a reminder that was just removed.</summary>
    public void Forget(ReminderKey key) => _schedule.Forget(key);

    /// <summary>Reads the table anew; also when the ownership of grains has changed.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _reading = ReloadAsync(_reading, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _alarm.Dispose();
        _refresh.Dispose();
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private async Task StartTableAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.InitializationTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        await _table.StartAsync(either.Token);
    }

    // One reading at a time; the next begins when the one before has ended, however that went.
    private async Task ReloadAsync(Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var isRead = await TryReadAsync(cancellationToken);
        lock (_gate)
        {
            if (_isTicking)
            {
                _refresh.Change(isRead ? _options.RefreshReminderListPeriod : _retryPeriod, Timeout.InfiniteTimeSpan);
            }
        }

        Pump();
    }

    private async Task<bool> TryReadAsync(CancellationToken cancellationToken)
    {
        var began = _schedule.BeginReading();
        try
        {
            var read = new List<ReminderEntry>();
            await foreach (var entry in _table.ReadAllAsync(cancellationToken).Where(entry => _owns(entry.Grain)))
            {
                read.Add(entry);
            }

            var refused = _schedule.EndReading(began, read, Now);
            if (refused > 0)
            {
                ReminderLog.NoRoom(_logger, refused, ReminderSchedule.Capacity);
            }

            return true;
        }
        catch (Exception exception)
        {
            _schedule.AbandonReading();
            ReminderLog.ReadFailed(_logger, exception);
            return false;
        }
    }

    /// <summary>Sends what is due, as far as there is room, and sets the alarm for the next.</summary>
    private void Pump()
    {
        while (TryBeginTick(out var reminder))
        {
            var tick = TickAsync(reminder);
            if (!tick.IsCompleted)
            {
                _ = PumpAfterAsync(tick);
            }
        }

        lock (_gate)
        {
            // At its limit, the end of a tick pumps again.
            if (_isTicking && _ticks < MaxTicks && _schedule.NextDue() is { } due)
            {
                var sleep = due - Now;
                _alarm.Change(sleep < TimeSpan.Zero ? TimeSpan.Zero : sleep > _longestSleep ? _longestSleep : sleep, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private bool TryBeginTick(out LocalReminder reminder)
    {
        lock (_gate)
        {
            reminder = null!;
            if (!_isTicking || _ticks >= MaxTicks || !_schedule.TryTakeDue(Now, out reminder))
            {
                return false;
            }

            _ticks++;
            return true;
        }
    }

    private async Task TickAsync(LocalReminder reminder)
    {
        var entry = reminder.Entry;
        try
        {
            await _deliver(entry.Grain, entry.Name, new TickStatus(entry.StartAt, entry.Period, Now));
        }
        catch (Exception exception)
        {
            ReminderLog.TickFailed(_logger, exception, entry.Name, entry.Grain);
        }

        _schedule.EndTick(reminder, Now);
        EndTick();
    }

    private async Task PumpAfterAsync(Task tick)
    {
        await tick;
        Pump();
    }

    private void EndTick()
    {
        lock (_gate)
        {
            _ticks--;
            if (_ticks == 0)
            {
                _quiet?.TrySetResult();
            }
        }
    }
}
