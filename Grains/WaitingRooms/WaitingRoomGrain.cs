using Orleans.Concurrency;
using Orleans.Runtime;
using Shop.Customers;
using Shop.Live;
using Shop.Time;

namespace Shop.WaitingRooms;

/// <inheritdoc cref="IWaitingRoomGrain"/>
/// <remarks>
/// Reentrant, so that arrivals gather for the next batch while one is under way. The database decides every batch, the draw and every
/// admission on its own numbers; those in memory answer questions. A place isn't stored before its holder is admitted: it follows from
/// the ticket's number and the stored draw, so that there is nothing that a crash could lose or swap.
/// </remarks>
[Reentrant]
internal sealed class WaitingRoomGrain(IWaitingRoomStore store, DatabaseClock clock, TimeProvider time) : Grain, IWaitingRoomGrain
{
    // As often as anybody looks. Each round is one look at the database, and an event for each of ten thousand streams.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly Arrivals _arrivals = new();
    private readonly TicketMemory _tickets = new();
    private readonly Watchers<IWaitingRoomObserver> _watchers = new(time);
    private WaitingRoomId _id;
    private WaitingRoomView? _view;
    private DrawOrder? _order;
    private AdmissionPace _pace = AdmissionPace.Initial;
    private IGrainTimer? _timer;
    private bool _isWriting;
    private bool _isAdmitting;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no waiting room's id.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = WaitingRoomId.Parse(this.GetPrimaryKeyString());
        await MeasureAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WaitingRoomView?> Read() => Task.FromResult(_view);

    /// <inheritdoc/>
    public Task<WaitingRoomView?> Watch(IWaitingRoomObserver observer)
    {
        _watchers.Add(observer);
        return ViewAsync();
    }

    /// <inheritdoc/>
    public Task Attend() => Task.CompletedTask; // what it takes is to be active

    /// <inheritdoc/>
    public async Task<WaitingRoomResult> Open(OpenWaitingRoom command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var refusal = await store.OpenAsync(_id, command, CancellationToken.None);
        await MeasureAsync(CancellationToken.None);
        return refusal == WaitingRoomRefusal.None ? new WaitingRoomResult(_view) : new WaitingRoomResult(null, refusal);
    }

    /// <inheritdoc/>
    public async Task<WaitingRoomResult> Change(ChangeWaitingRoom command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var refusal = await store.ChangeAsync(_id, command, CancellationToken.None);
        await MeasureAsync(CancellationToken.None);
        return new WaitingRoomResult(_view, refusal);
    }

    /// <inheritdoc/>
    public async Task<Arrival> Arrive(ShopperId shopper)
    {
        if (await ViewAsync() is null)
        {
            return new Arrival(null, WaitingRoomRefusal.NoRoom);
        }

        if (await Find(shopper) is { } known && !(known is { IsUsed: false, ExpiresAt: { } end } && end <= clock.UtcNow))
        {
            return new Arrival(known);
        }

        var number = await NewTicketAsync(shopper);
        return number > 0 ? new Arrival(new WaitingTicket(number))
            : _view!.Room.State == WaitingRoomState.Closed ? new Arrival(null, WaitingRoomRefusal.Closed)
            : new Arrival(null, WaitingRoomRefusal.Full);
    }

    /// <inheritdoc/>
    /// <remarks>Who waits is answered from memory: their number never changes. What became of those who were called is in the database.</remarks>
    public async Task<WaitingTicket?> Find(ShopperId shopper)
    {
        if (_tickets.Find(shopper) is { } number && !IsCalled(number))
        {
            return new WaitingTicket(number);
        }

        var ticket = await store.FindAsync(_id, shopper, CancellationToken.None);
        if (ticket is not null)
        {
            _tickets.Keep(shopper, ticket.Number);
        }

        return ticket;
    }

    // One that wasn't there before may have been opened through another silo.
    private async Task<WaitingRoomView?> ViewAsync()
    {
        if (_view is null)
        {
            await MeasureAsync(CancellationToken.None);
        }

        return _view;
    }

    private bool IsCalled(int number) => _order is { } order && order.PlaceOf(number) <= _view!.Room.Admitted;

    private Task<int> NewTicketAsync(ShopperId shopper)
    {
        var number = _arrivals.Add(shopper);
        if (!_isWriting)
        {
            _isWriting = true;
            _ = WriteAsync();
        }

        return number;
    }

    private async Task WriteAsync()
    {
        while (_arrivals.Take() is { Count: > 0 } batch)
        {
            try
            {
                var numbers = await store.ArriveAsync(_id, [.. batch.Select(static one => one.Shopper)], DrawOrder.NewSeed(), CancellationToken.None);
                foreach (var (one, number) in batch.Zip(numbers))
                {
                    if (number > 0)
                    {
                        _tickets.Keep(one.Shopper, number);
                    }

                    one.Number.SetResult(number);
                }
            }
            catch (Exception exception)
            {
                // Nobody was told of a number: whoever comes again finds the one that was stored, or gets one.
                batch.ForEach(one => one.Number.SetException(exception));
            }
        }

        _isWriting = false;
    }

    /// <summary>One look and what follows from it: the draw, or some admissions.</summary>
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (_isAdmitting)
        {
            return;
        }

        _isAdmitting = true;
        try
        {
            await AdmitAsync(cancellationToken);
        }
        finally
        {
            _isAdmitting = false;
        }
    }

    private async Task AdmitAsync(CancellationToken cancellationToken)
    {
        if (await MeasureAsync(cancellationToken) is not { Room: { State: not WaitingRoomState.Closed } room } reading)
        {
            return;
        }

        if (room.Draw is null)
        {
            if (room.Settings.StartsAt <= reading.Now)
            {
                await store.DrawAsync(_id, DrawOrder.NewSeed(), cancellationToken);
                await MeasureAsync(cancellationToken);
            }

            return;
        }

        var (count, isPaceLimiting) = AdmissionDecisions.Count(reading, _pace.PerSecond);
        _pace = _pace.Next(reading, isPaceLimiting);
        if (count > 0)
        {
            var next = Enumerable.Range(room.Admitted + 1, count).Select(place => (_order!.NumberAt(place), AdmissionToken.New())).ToList();
            await store.AdmitAsync(_id, room.Admitted, next, cancellationToken);
            await MeasureAsync(cancellationToken);
        }
    }

    private async Task<RoomReading?> MeasureAsync(CancellationToken cancellationToken)
    {
        var reading = await store.MeasureAsync(_id, cancellationToken);
        if (reading is null || reading.Room.Admitted < _view?.Room.Admitted)
        {
            return reading; // one that was under way when a later one came
        }

        if (reading.Room.Draw is { } draw && _order?.Draw != draw)
        {
            _order = new DrawOrder(draw);
        }

        Show(reading);
        KeepAwake(reading.Room.State);
        return reading;
    }

    private void Show(RoomReading reading)
    {
        var figures = new RoomFigures(
            reading.Available, reading.Outstanding, Math.Round(reading.PerSecond, 2), Math.Round(_pace.PerSecond, 1), reading.AtWork, reading.AtWorkFor);
        if (_view is { } known && known.Figures == figures && known.Room.IsSame(reading.Room))
        {
            return;
        }

        _view = new WaitingRoomView(reading.Room, figures, Math.Max(reading.Now.ToUnixTimeMilliseconds(), _view?.Version + 1 ?? 0));
        var view = _view;
        _watchers.Tell(observer => observer.Changed(view));
    }

    // A room that nobody asks admits people all the same. A closed one may go.
    private void KeepAwake(WaitingRoomState state)
    {
        if (state == WaitingRoomState.Closed)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        _timer ??= this.RegisterGrainTimer(
            WorkAsync, new GrainTimerCreationOptions { DueTime = _interval, Period = _interval, Interleave = true, KeepAlive = true });
    }
}
