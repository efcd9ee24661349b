using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;

namespace Shop.Runtime.Membership;

/// <summary>
/// A silo's part in its cluster: looks again and again whether it is among the living and who else is, renews its
/// <see cref="Lease"/> by that, and tells <see cref="GrainPlacement"/>, peers and clients what has changed.
/// </summary>
/// <remarks>
/// Where the table can't be reached the others are asked. If one of them reaches it, this silo is the one that is cut off: it falls
/// silent, and they give it up. If none does, nobody can be given up, and all go on with what needs no write.
/// </remarks>
internal sealed class ClusterAgent : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly SemaphoreSlim _nudge = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<SiloAddress, (long First, long Last)> _withoutDatabase = [];
    private readonly SiloRuntime _silo;
    private readonly SiloGateway _gateway;
    private readonly Peers _peers;
    private readonly GrainPlacement _placement;
    private readonly Lease _lease;
    private readonly IMembershipTable? _table;
    private readonly LivenessOptions _options;
    private readonly ILogger _log;
    private Task _looking = Task.CompletedTask;
    private Task _settling = Task.CompletedTask;
    private long _seenAt;
    private long _beatAt;
    private bool _lookFailed;
    private int _isOut;

    public ClusterAgent(
        SiloRuntime silo,
        SiloGateway gateway,
        Peers peers,
        GrainPlacement placement,
        Lease lease,
        IOptions<LivenessOptions> options,
        ILogger<ClusterAgent> log,
        IMembershipTable? table = null)
    {
        _silo = silo;
        _gateway = gateway;
        _peers = peers;
        _placement = placement;
        _lease = lease;
        _table = table;
        _options = options.Value;
        _log = log;
        placement.LookFor = LookFor;
        lease.Wanted = Nudge;
    }

    /// <summary>Whether the silo is in a cluster; one without a membership table is on its own.</summary>
    public bool IsInCluster => _table is not null;

    /// <summary>The table. Only of a silo that is in a cluster.</summary>
    public IMembershipTable Table => _table!;

    /// <summary>Ends when what the last change took away from this silo is gone.</summary>
    public Task Settling => _settling;

    /// <summary>The version of the cluster that this silo knows.</summary>
    public int Version => Map.Version;

    /// <summary>The other silos.</summary>
    public IEnumerable<SiloOnMap> Others => Map.Silos.Where(one => !one.Address.Equals(_silo.Address));

    /// <summary>Whether that silo runs, as far as this one knows.</summary>
    public bool Knows(SiloAddress silo) => Map.Silos.Any(one => one.Address.Equals(silo));

    /// <summary>Asked where no silo takes grains, though this one runs.</summary>
    public Func<Task> Needed { get; set; } = static () => Task.CompletedTask;

    private DateTime Now => _silo.Time.GetUtcNow().UtcDateTime;

    /// <summary>Begins to look; the silo has a row.</summary>
    /// <param name="since">A timestamp from before the silo was seen in the table.</param>
    public void Start(long since)
    {
        _lease.Renew(since, _options.Lease);
        _seenAt = _beatAt = since;
        _looking = Task.Run(LookOnAsync);
    }

    /// <summary>There is that version, it is said: looks at once, unless it is known.</summary>
    public void LookFor(int version)
    {
        if (version > _placement.Map.Version)
        {
            Nudge();
        }
    }

    /// <summary>Takes what the table says for the cluster.</summary>
    public void Adopt(ClusterView view)
    {
        lock (_gate)
        {
            var map = view.ToMap();
            if (map.Version <= _placement.Map.Version)
            {
                return;
            }

            var silos = map.Silos.Select(silo => silo.Address).ToHashSet();
            foreach (var silo in silos.Where(silo => !silo.Equals(_silo.Address) && !silo.IsPredecessorOf(_silo.Address)))
            {
                _peers.Add(silo);
            }

            _settling = _placement.AdoptAsync(map);
            _gateway.Tell(map);
            _peers.KeepOnly(silos);
            ClusterLog.Changed(_log, map.Version, silos.Count, string.Join(' ', silos.Select(silo => silo.ToParsableString())));
        }
    }

    /// <summary>Writes down that a silo is dead, unless that is known; false where this silo isn't among the living itself.</summary>
    public async Task<bool> DeclareDeadAsync(SiloAddress silo, string reason, CancellationToken token)
    {
        var suspicion = FormattableString.Invariant($"{_silo.Address.ToParsableString()},{Now:yyyy-MM-dd HH:mm:ss.fff} GMT");
        var declared = await ChangeAsync(
            view => view.Find(_silo.Address) is { Runs: true } && view.Find(silo) is { Runs: true } member
                ? member with { Status = SiloStatus.Dead, Suspicions = suspicion }
                : null,
            token);
        if (declared)
        {
            ClusterLog.DeclaredDead(_log, silo.ToParsableString(), reason);
        }

        return declared;
    }

    /// <summary>Changes this silo's own status; false where it isn't among the living, or may not by what the table says.</summary>
    /// <param name="status">What it becomes.</param>
    /// <param name="token">Ends the wait for the table.</param>
    /// <param name="mayBy">Decides by what the table says at that moment.</param>
    public Task<bool> BecomeAsync(SiloStatus status, CancellationToken token, Func<ClusterView, bool>? mayBy = null) => ChangeAsync(
        view => view.Find(_silo.Address) is { Runs: true } me && mayBy?.Invoke(view) != false ? me with { Status = status, AliveAt = Now } : null, token);

    /// <summary>Looks no more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        Nudge();
        await _looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>See <see cref="ISiloControl.ReachesDatabase"/>. One that keeps asking is declared dead.</summary>
    public async Task<DatabaseReach> AnswerReachAsync(SiloAddress asker)
    {
        if (Map.Version > 0 && !Map.Silos.Any(silo => silo.Address.Equals(asker)))
        {
            return DatabaseReach.YouAreDead;
        }

        if (_silo.Time.GetElapsedTime(Volatile.Read(ref _seenAt)) > _options.LookPeriod + _options.LookTimeout)
        {
            return DatabaseReach.No;
        }

        if (HasBeenWithout(asker) >= _options.DatabasePatience)
        {
            await DeclareDeadAsync(asker, "it can't reach the database, which this silo can", CancellationToken.None);
        }

        return DatabaseReach.Yes;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _peers.Dispose();
        _stop.Dispose();
        _nudge.Dispose();
        _changing.Dispose();
        switch (_table)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    private ClusterMap Map => _placement.Map;

    private void Nudge()
    {
        // A lock of its own: what nudges may hold another's.
        lock (_nudge)
        {
            if (_nudge.CurrentCount == 0)
            {
                _nudge.Release();
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Nothing that happens in one round may end the rounds.")]
    private async Task LookOnAsync()
    {
        var token = _stop.Token;
        while (!token.IsCancellationRequested)
        {
            try
            {
                await LookAsync(token);
                await _nudge.WaitAsync(_options.LookPeriod, token);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                ClusterLog.RoundFailed(_log, exception);
                await Task.Delay(_options.LookPeriod, _silo.Time, CancellationToken.None);
            }
        }
    }

    private async Task LookAsync(CancellationToken token)
    {
        var since = _silo.Time.GetTimestamp();
        if (await TryLookAsync(token) is not { } seen)
        {
            await AskOthersAsync();
            return;
        }

        if (seen.Status is not (SiloStatus.Active or SiloStatus.ShuttingDown))
        {
            Leave();
            return;
        }

        Volatile.Write(ref _seenAt, since);
        _lease.Renew(since, _options.Lease);
        if (seen.Version > Map.Version)
        {
            Adopt(await Table.ReadAsync(token).WaitAsync(_options.LookTimeout * 2, _silo.Time, token));
        }

        if (Map.Owners.Count == 0)
        {
            await Needed().WaitAsync(_options.LookTimeout * 2, _silo.Time, token);
        }

        if (_silo.Time.GetElapsedTime(_beatAt) >= _options.BeatPeriod)
        {
            _beatAt = since;
            await Table.BeatAsync(_silo.Address, Now, token).WaitAsync(_options.LookTimeout, _silo.Time, token);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the reason, the table wasn't reached.")]
    private async Task<(int Version, SiloStatus? Status)?> TryLookAsync(CancellationToken token)
    {
        try
        {
            var seen = await Table.LookAsync(_silo.Address, token).WaitAsync(_options.LookTimeout, _silo.Time, token);
            _lookFailed = false;
            return seen;
        }
        catch (Exception exception) when (!token.IsCancellationRequested)
        {
            if (!_lookFailed)
            {
                ClusterLog.LookFailed(_log, exception.Message);
            }

            _lookFailed = true;
            return null;
        }
    }

    /// <summary>Is the database gone, or am I cut off?</summary>
    private async Task AskOthersAsync()
    {
        var since = _silo.Time.GetTimestamp();
        var answers = await Task.WhenAll(Others.Select(other => AskAsync(other.Address)));
        if (answers.Contains(DatabaseReach.YouAreDead))
        {
            Leave();
        }
        else if (Array.TrueForAll(answers, static answer => answer == DatabaseReach.No))
        {
            _lease.Renew(since, _options.Lease);
        }
    }

    /// <summary>Null where there is no answer; a silo that is gone reaches nothing.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever the reason, it didn't answer.")]
    private async Task<DatabaseReach?> AskAsync(SiloAddress other)
    {
        try
        {
            return await SiloControl.Of(_silo.GrainFactory, other).ReachesDatabase(_silo.Address.ToParsableString())
                .WaitAsync(_options.LookTimeout, _silo.Time);
        }
        catch (Exception)
        {
            return _peers.Find(other) is null or { IsGone: true } ? DatabaseReach.No : null;
        }
    }

    /// <summary>For how long a silo has been asking; one that hasn't asked for a lease's time begins anew.</summary>
    private TimeSpan HasBeenWithout(SiloAddress asker)
    {
        lock (_gate)
        {
            var now = _silo.Time.GetTimestamp();
            var first = _withoutDatabase.TryGetValue(asker, out var known) && _silo.Time.GetElapsedTime(known.Last, now) < _options.Lease * 2
                ? known.First
                : now;
            _withoutDatabase[asker] = (first, now);
            return _silo.Time.GetElapsedTime(first, now);
        }
    }

    private async Task<bool> ChangeAsync(Func<ClusterView, ClusterMember?> change, CancellationToken token)
    {
        await _changing.WaitAsync(token);
        try
        {
            while (true)
            {
                var view = await Table.ReadAsync(token);
                if (change(view) is not { } changed)
                {
                    Adopt(view);
                    return false;
                }

                if (await Table.TryUpdateAsync(changed, view.Version, token))
                {
                    Adopt(await Table.ReadAsync(token));
                    Announce();
                    return true;
                }
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Tells the others that the cluster has changed; one that isn't told finds out by itself, a little later.</summary>
    public void Announce()
    {
        var version = Version;
        foreach (var other in Others)
        {
            _ = SiloControl.Of(_silo.GrainFactory, other.Address).Changed(version);
        }
    }

    /// <summary>The others have given this silo up: it says nothing any more, and the process ends.</summary>
    private void Leave()
    {
        if (Interlocked.Exchange(ref _isOut, 1) == 1 || _stop.IsCancellationRequested)
        {
            return;
        }

        _lease.End();
        ClusterLog.VotedOut(_log);
        _silo.BeginStop();
        _ = Task.Run(_gateway.Kill);
        _peers.Dispose();
        _silo.Services.GetService<IHostApplicationLifetime>()?.StopApplication();
    }
}
