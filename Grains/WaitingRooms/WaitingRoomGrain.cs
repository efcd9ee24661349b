using System.Collections.Immutable;
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
/// the ticket's number and the stored draw, so that there is nothing that a crash could lose or swap. Who is there is known in memory only.
/// </remarks>
[Reentrant]
internal sealed class WaitingRoomGrain(IWaitingRoomStore store, DatabaseClock clock, TimeProvider time) : Grain, IWaitingRoomGrain
{
    // As often as anybody looks. Each round is one look at the database, and an event for each of ten thousand streams.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly Arrivals _arrivals = new();
    private readonly TicketMemory _tickets = new();
    private readonly Watchers<IWaitingRoomObserver> _watchers = new(time);
    private readonly Presence _presence = new(time);
    private Turns _turns = new(0, 0, []);
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

        if (await Look(shopper) is { } known && !(known is { IsUsed: false, ExpiresAt: { } end } && end <= clock.UtcNow))
        {
            return new Arrival(known);
        }

        var number = await NewTicketAsync(shopper);
        if (number > 0)
        {
            _presence.Looked(number);
        }

        return number > 0 ? new Arrival(new WaitingTicket(number))
            : _view!.Room.State == WaitingRoomState.Closed ? new Arrival(null, WaitingRoomRefusal.Closed)
            : new Arrival(null, WaitingRoomRefusal.Full);
    }

    /// <inheritdoc/>
    /// <remarks>Who waits is answered from memory: their number never changes. What became of those who were called is in the database.</remarks>
    public Task<WaitingTicket?> Find(ShopperId shopper) => FindAsync(shopper, store.FindAsync);

    /// <inheritdoc/>
    public async Task<WaitingTicket?> Look(ShopperId shopper)
    {
        var ticket = await FindAsync(shopper, store.TellAsync);
        if (ticket is not null)
        {
            _presence.Looked(ticket.Number);
        }

        return ticket;
    }

    /// <inheritdoc/>
    public Task Stream(ImmutableArray<int> open, ImmutableArray<int> closed)
    {
        // Whatever is sent: nobody but those who have a ticket can be there.
        var last = _view?.Room.Tickets ?? 0;
        foreach (var number in closed.Where(number => number > 0 && number <= last))
        {
            _presence.Leaves(number);
        }

        foreach (var number in open.Where(number => number > 0 && number <= last))
        {
            _presence.Streams(number);
        }

        return Task.CompletedTask;
    }

    private async Task<WaitingTicket?> FindAsync(ShopperId shopper, Func<WaitingRoomId, ShopperId, CancellationToken, Task<WaitingTicket?>> read)
    {
        if (_tickets.Find(shopper) is { } number && !_turns.IsAdmitted(number))
        {
            return new WaitingTicket(number, IsNext: IsCalled(number));
        }

        if (await read(_id, shopper, CancellationToken.None) is not { } ticket)
        {
            return null;
        }

        _tickets.Keep(shopper, ticket.Number);
        return ticket.Token is null ? ticket with { IsNext = IsCalled(ticket.Number) } : ticket;
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

        var present = _turns.Next(_order!, room.Tickets, AdmissionDecisions.Most(reading), _presence.IsHere);
        var (count, isPaceLimiting) = AdmissionDecisions.Count(reading, present.Count, _pace.PerSecond);
        _pace = _pace.Next(reading, isPaceLimiting);
        if (count > 0)
        {
            await AdmitAsync(reading, present.Take(count), cancellationToken);
            await MeasureAsync(cancellationToken);
        }
    }

    private async Task AdmitAsync(RoomReading decidedOn, IEnumerable<(int Number, int Place)> present, CancellationToken cancellationToken)
    {
        var next = present.Select(static one => (one.Number, one.Place, AdmissionToken.New())).ToList();
        if (await store.AdmitAsync(decidedOn, next, WaitingRoomLimits.ToldWithin, cancellationToken))
        {
            _turns.Admitted(decidedOn, next.Select(static one => (one.Number, one.Place)));
        }
    }

    private async Task<RoomReading?> MeasureAsync(CancellationToken cancellationToken)
    {
        var reading = await store.MeasureAsync(_id, cancellationToken);
        if (reading is null || _turns.IsLaterThan(reading))
        {
            return reading;
        }

        if (!_turns.IsAsIn(reading))
        {
            _turns = new Turns(reading.Room.Admitted, reading.Rounds, await store.AdmittedAsync(_id, cancellationToken));
        }

        foreach (var number in _turns.Missed(reading.Missed))
        {
            _presence.Misses(number);
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
