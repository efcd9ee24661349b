using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Net;

namespace Shop.Runtime.Membership;

/// <summary>
/// Where a grain lives. It is activated by the silo that it belongs to by the <see cref="ClusterMap"/>, once nobody else can still
/// have it: each other silo has let go of what isn't its own (it is <em>settled</em> at that version), or of this grain when asked
/// to; and the lease of those that died has run out.
/// </summary>
internal sealed class GrainPlacement
{
    // A silo that doesn't answer is asked again so soon, until it does or is declared dead.
    private static readonly TimeSpan _retryPeriod = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Dictionary<SiloAddress, int> _settled = [];
    private readonly Dictionary<SiloAddress, Mourned> _mourned = [];
    private readonly Dictionary<GrainId, List<GrainCall>> _waiting = [];
    private readonly List<(int Version, TaskCompletionSource Reached)> _versions = [];
    private readonly SiloRuntime _silo;
    private readonly Peers _peers;
    private readonly LivenessOptions _options;
    private TaskCompletionSource _relief = NewRelief();
    private Standing _now = new(ClusterMap.Empty, IsOpen: true);
    private int _settledVersion;

    public GrainPlacement(SiloRuntime silo, Peers peers, IOptions<LivenessOptions> options)
    {
        _silo = silo;
        _peers = peers;
        _options = options.Value;
    }

    /// <summary>Told when grains may have other owners than before.</summary>
    public event Action? Changed;

    /// <summary>Asked to find out whether there is that version already.</summary>
    public Action<int> LookFor { get; set; } = _ => { };

    /// <summary>The cluster as this silo knows it; of version 0 where there is none.</summary>
    public ClusterMap Map => Volatile.Read(ref _now).Map;

    /// <summary>The version up to which this silo has let go of what isn't its own.</summary>
    public int SettledVersion => Volatile.Read(ref _settledVersion);

    /// <summary>Whether a grain belongs to this silo.</summary>
    public bool Owns(GrainId grain) => Owns(Map, grain);

    /// <summary>Delivers a call to a grain that isn't in memory here: activates it, hands the call on, or keeps it for a while.</summary>
    public void Deliver(GrainCall call)
    {
        var now = Volatile.Read(ref _now);
        if (call.MapVersion > now.Map.Version)
        {
            _ = DeliverAtAsync(call, call.MapVersion);
        }
        else if (!Owns(now.Map, call.TargetId))
        {
            HandOn(call, now.Map);
        }
        else if (now.IsOpen)
        {
            Activate(call, _silo.ClassOf(call.TargetId), now.Map);
        }
        else
        {
            Keep(call);
        }
    }

    /// <summary>The cluster has changed. Returns when this silo has let go of what isn't its own any more.</summary>
    public Task AdoptAsync(ClusterMap map)
    {
        lock (_gate)
        {
            var before = _now.Map;
            if (map.Version <= before.Version)
            {
                return Task.CompletedTask;
            }

            foreach (var silo in before.Silos.Where(silo => !map.Silos.Any(one => one.Address.Equals(silo.Address))))
            {
                Mourn(silo, map);
            }

            Stand(map);
            _versions.RemoveAll(waiting => waiting.Version <= map.Version && waiting.Reached.TrySetResult());
        }

        // Before the scan: whoever was about to activate by the former map sees the new one, or is seen.
        Interlocked.MemoryBarrier();
        Changed?.Invoke();
        return SettleAsync(map);
    }

    /// <summary>Another silo has let go of what isn't its own at that version.</summary>
    public void HasSettled(SiloAddress silo, int version)
    {
        lock (_gate)
        {
            if (version > _settled.GetValueOrDefault(silo))
            {
                _settled[silo] = version;
                if (!_now.IsOpen)
                {
                    Stand(_now.Map);
                }
            }
        }
    }

    /// <summary>Silos that died lately, before this one joined: what they remember is waited for as if their death had been seen.</summary>
    public void Mourn(IEnumerable<SiloAddress> silos)
    {
        lock (_gate)
        {
            foreach (var silo in silos.Where(silo => !silo.IsPredecessorOf(_silo.Address)))
            {
                Mourn(silo, null);
            }
        }
    }

    /// <summary>Ends when this silo knows that version, or a later one.</summary>
    public Task KnowsAsync(int version)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_now.Map.Version >= version)
            {
                return Task.CompletedTask;
            }

            _versions.Add((version, reached));
        }

        // Outside: whoever looks locks its own gate first, and then this one.
        LookFor(version);
        return reached.Task;
    }

    /// <summary>See <see cref="ISiloControl.Yield"/>.</summary>
    public async Task<bool> YieldAsync(GrainId grain, int version, SiloAddress asker)
    {
        await KnowsAsync(version);
        if (!asker.Equals(Map.OwnerOf(grain)))
        {
            // By what is known here by now the grain is this silo's, or a third one's, or the asker is dead and nobody would mourn it.
            return false;
        }

        if (_silo.Directory.TryGet(grain, out var target) && target is Activation activation)
        {
            await LetGo(activation);
        }

        return true;
    }

    private static Task LetGo(Activation activation)
    {
        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.Migrating, "The grain belongs to another silo now."));
        return activation.Deactivated;
    }

    private bool Owns(ClusterMap map, in GrainId grain) => map.Version == 0 || _silo.Address.Equals(map.OwnerOf(grain));

    private void Activate(GrainCall call, GrainClass grainClass, ClusterMap map)
    {
        var target = _silo.Directory.GetOrAdd(call.TargetId, grainClass);
        Interlocked.MemoryBarrier();
        if (!ReferenceEquals(Map, map) && !Owns(call.TargetId) && target is Activation activation)
        {
            // The cluster changed in between. The call goes where the grain belongs now, by way of the activation.
            _ = LetGo(activation);
        }

        target.Receive(call);
    }

    private void HandOn(GrainCall call, ClusterMap map)
    {
        if (map.OwnerOf(call.TargetId) is not { } owner)
        {
            call.Reject(new SiloUnavailableException($"No silo of the cluster takes grains; {call.TargetId} was not called. Try again later."));
            return;
        }

        if (call.Hops >= _silo.Messaging.MaxForwardCount)
        {
            call.Reject(new OrleansMessageRejectionException(
                $"{call.TargetId} was looked for on {call.Hops + 1} silos while the cluster was changing; it was not called. Try again."));
            return;
        }

        call.Hops++;
        call.MapVersion = map.Version;
        if (_peers.Find(owner) is not { } peer || !peer.TrySend(call))
        {
            call.Reject(new SiloUnavailableException($"{owner.ToParsableString()} can't be reached; {call.TargetId} was not called. Try again later."));
        }
    }

    private async Task DeliverAtAsync(GrainCall call, int version)
    {
        await KnowsAsync(version);
        _silo.Route(call);
    }

    /// <summary>Keeps a call until nobody else can have the grain. The first call for a grain sees to that.</summary>
    private void Keep(GrainCall call)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(call.TargetId, out var calls))
            {
                if (calls.Count >= GrainClass.DefaultMaxLoad)
                {
                    call.Reject(new OrleansMessageRejectionException($"{calls.Count} calls wait for {call.TargetId} already; try again later."));
                    return;
                }

                calls.Add(call);
                return;
            }

            _waiting[call.TargetId] = [call];
        }

        _ = FreeAsync(call.TargetId);
    }

    private async Task FreeAsync(GrainId grain)
    {
        await Task.Yield();
        ClusterMap map;
        do
        {
            map = Map;
        }
        while (Owns(map, grain) && !await TryFreeAsync(grain, map));

        List<GrainCall> calls;
        lock (_gate)
        {
            _waiting.Remove(grain, out calls!);
        }

        foreach (var call in calls)
        {
            Resume(call, map);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever became of one call is told to its caller, and doesn't concern the next.")]
    private void Resume(GrainCall call, ClusterMap freedAt)
    {
        try
        {
            if (ReferenceEquals(Map, freedAt) && Owns(freedAt, call.TargetId))
            {
                Activate(call, _silo.ClassOf(call.TargetId), freedAt);
            }
            else
            {
                _silo.Route(call);
            }
        }
        catch (Exception exception)
        {
            call.Reject(exception);
        }
    }

    /// <summary>Sees to it that nobody else has the grain; false where that isn't so yet, or the cluster has changed since.</summary>
    private async Task<bool> TryFreeAsync(GrainId grain, ClusterMap map)
    {
        List<SiloAddress> unsettled;
        lock (_gate)
        {
            unsettled = Unsettled(map);
        }

        await MournAsync((silo, had) => had is null || silo.Equals(had.OwnerOf(grain)));
        var yielded = await Task.WhenAll(unsettled.Select(silo => YieldsAsync(silo, grain, map.Version)));
        if (Array.TrueForAll(yielded, static one => one) && ReferenceEquals(Map, map))
        {
            return true;
        }

        await Task.Delay(_retryPeriod, _silo.Time);
        return false;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the reason, it hasn't said that it let go.")]
    private async Task<bool> YieldsAsync(SiloAddress silo, GrainId grain, int version)
    {
        try
        {
            if (await SiloControl.Of(_silo.GrainFactory, silo).Yield(grain, version, _silo.Address.ToParsableString()))
            {
                return true;
            }

            // By a version that this silo hasn't seen yet the grain belongs to the other one.
            LookFor(version + 1);
            return false;
        }
        catch (Exception exception)
        {
            ClusterLog.NotYielded(_silo.Log, exception, silo.ToParsableString(), grain);
            return false;
        }
    }

    /// <summary>A silo is no more: unless it is known to remember nothing, its lease is waited for.</summary>
    private void Mourn(SiloOnMap silo, ClusterMap map)
    {
        // At that very version: by a later one it may have taken its grains again, some of which it never let go of.
        var hasSettled = _settled.GetValueOrDefault(silo.Address) == _now.Map.Version;
        var handedOver = !silo.TakesGrains && hasSettled;
        var gone = silo.Address.IsPredecessorOf(_silo.Address)
            || map.Silos.Any(one => one.Address.IsSuccessorOf(silo.Address))
            || _peers.Find(silo.Address) is { IsGone: true };
        var had = hasSettled ? _now.Map : null;
        _settled.Remove(silo.Address);
        if (!handedOver && !gone)
        {
            Mourn(silo.Address, had);
        }
    }

    private void Mourn(SiloAddress silo, ClusterMap? had)
    {
        _mourned[silo] = new Mourned(_silo.Time.GetTimestamp(), had);
        _ = LookAfterAsync(silo);
    }

    /// <summary>
    /// Whoever is told of a death by others may not have found out yet that nothing listens at the address any more: what has ended
    /// remembers nothing, and its lease isn't waited for.
    /// </summary>
    private async Task LookAfterAsync(SiloAddress silo)
    {
        await Task.Yield();
        if (!await Vacancy.IsFoundAsync(silo.Endpoint, _options.Lease, _silo.Time))
        {
            return;
        }

        TaskCompletionSource relief;
        lock (_gate)
        {
            _mourned.Remove(silo);
            Stand(_now.Map);
            (relief, _relief) = (_relief, NewRelief());
        }

        relief.SetResult();
    }

    /// <summary>Ends when the lease of none of those dead that are concerned can last any more.</summary>
    private async Task MournAsync(Func<SiloAddress, ClusterMap?, bool> concerns)
    {
        while (true)
        {
            TimeSpan left;
            Task relief;
            lock (_gate)
            {
                (left, relief) = (Mourning(concerns), _relief.Task);
            }

            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.WhenAny(relief, Task.Delay(left, _silo.Time));
        }
    }

    private static TaskCompletionSource NewRelief() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Stand(ClusterMap map)
    {
        var isOpen = Unsettled(map).Count == 0 && Mourning(static (_, _) => true) <= TimeSpan.Zero;
        Volatile.Write(ref _now, new Standing(map, isOpen));
    }

    /// <summary>Who hasn't settled at that very version: by a later one it may own what it doesn't own by this one.</summary>
    private List<SiloAddress> Unsettled(ClusterMap map) =>
    [
        .. map.Silos.Select(silo => silo.Address)
            .Where(address => !address.Equals(_silo.Address) && _settled.GetValueOrDefault(address) != map.Version),
    ];

    /// <summary>How long the lease of any of those dead may still last.</summary>
    private TimeSpan Mourning(Func<SiloAddress, ClusterMap?, bool> concerns)
    {
        var longest = TimeSpan.Zero;
        foreach (var (silo, dead) in _mourned)
        {
            var left = _options.Lease - _silo.Time.GetElapsedTime(dead.Since);
            if (left > longest && concerns(silo, dead.Had))
            {
                longest = left;
            }
        }

        return longest;
    }

    /// <summary>Lets go of what belongs elsewhere by that version, and tells the others when it is gone.</summary>
    private async Task SettleAsync(ClusterMap map)
    {
        await Task.Yield();
        var leaving = _silo.Directory.Activations
            .Where(activation => activation.Pool is null && !SiloControl.Is(activation.GrainId) && !Owns(map, activation.GrainId))
            .Select(LetGo)
            .ToList();
        await Task.WhenAll(leaving);

        // Who joined since knows nothing of the dead: it learns from us when their leases have run out.
        await MournAsync(static (_, _) => true);
        lock (_gate)
        {
            if (!ReferenceEquals(_now.Map, map))
            {
                return;
            }

            _mourned.Clear();
            _settledVersion = map.Version;
            Stand(map);
        }

        foreach (var silo in map.Silos.Where(silo => !silo.Address.Equals(_silo.Address)))
        {
            _ = SiloControl.Of(_silo.GrainFactory, silo.Address).Settled(_silo.Address.ToParsableString(), map.Version);
        }
    }

    /// <param name="Since">When this silo heard of the death.</param>
    /// <param name="Had">The cluster by which it had settled: it may remember what it owned by that. Null where it may remember any grain.</param>
    private sealed record Mourned(long Since, ClusterMap? Had);

    /// <param name="Map">The cluster.</param>
    /// <param name="IsOpen">Whether nobody else can have a grain of this silo's.</param>
    private sealed record Standing(ClusterMap Map, bool IsOpen);
}
