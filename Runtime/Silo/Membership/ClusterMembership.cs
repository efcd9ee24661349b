using System.Data.Common;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;

namespace Shop.Runtime.Membership;

/// <summary>How a silo joins its cluster, and how it leaves it.</summary>
internal sealed class ClusterMembership(
    SiloRuntime silo,
    SiloGateway gateway,
    Peers peers,
    ClusterAgent agent,
    GrainPlacement placement,
    PeerWatch watch,
    IOptions<ClusterOptions> cluster,
    IOptions<SiloOptions> siloOptions,
    IOptions<ClusterMembershipOptions> membership,
    IOptions<LivenessOptions> liveness,
    ILogger<ClusterMembership> log) : ILifecycleParticipant<ISiloLifecycle>
{
    // Three heartbeats that didn't come are silence. Only whether the row changes counts, so that no two machines' clocks are compared.
    private const int SilentBeats = 3;

    // One more try while another silo is joining, or being given up, or the database is busy.
    private static readonly TimeSpan _retryPeriod = TimeSpan.FromMilliseconds(100);

    // How long a database that is busy is asked again, by one that joins and by one that leaves; one that doesn't answer for so long
    // won't let the others take a leaver's grains either.
    private static readonly TimeSpan _busyPatience = TimeSpan.FromSeconds(5);

    private bool _joined;
    private volatile bool _leaves;

    private DateTime Now => silo.Time.GetUtcNow().UtcDateTime;

    public void Participate(ISiloLifecycle lifecycle)
    {
        if (agent.IsInCluster)
        {
            lifecycle.Subscribe(nameof(ClusterMembership), ServiceLifecycleStage.BecomeActive, JoinAsync, LeaveAsync);
        }
    }

    /// <summary>
    /// Gives the grains to the others before the silo stops: they take calls while this one still answers. Returns when nothing
    /// that is called any more is in memory here, or the token ends.
    /// </summary>
    public async Task HandOverAsync(CancellationToken token)
    {
        _leaves = true;
        if (!_joined || !agent.Others.Any(other => other.TakesGrains) || !await BecomeAsync(SiloStatus.ShuttingDown, token))
        {
            return;
        }

        await agent.Settling.WaitAsync(token);
        ClusterLog.HandedOver(log, agent.Version);
    }

    /// <summary>
    /// Gives the grains to the others and lives on: as a silo that leaves does, up to the end. Decided by the table, so that two silos
    /// that are drained at the same moment don't rely on each other.
    /// </summary>
    public async Task<DrainOutcome> DrainAsync()
    {
        var (outcome, isNew) = (DrainOutcome.IsLast, false);
        if (!_joined)
        {
            return outcome;
        }

        await agent.BecomeAsync(SiloStatus.ShuttingDown, CancellationToken.None, view =>
        {
            var others = view.Members.Any(other => other.Status == SiloStatus.Active && !other.Address.Equals(silo.Address));
            (outcome, isNew) = _leaves ? (DrainOutcome.IsStopping, false)
                : view.Find(silo.Address)!.Status == SiloStatus.ShuttingDown ? (DrainOutcome.Done, false)
                : others ? (DrainOutcome.Done, true)
                : (DrainOutcome.IsLast, false);
            return isNew;
        });
        if (isNew)
        {
            ClusterLog.Drained(log, agent.Version);
        }

        return outcome;
    }

    /// <summary>Takes a share of the grains again.</summary>
    public async Task<DrainOutcome> UndrainAsync()
    {
        if (!_joined)
        {
            return DrainOutcome.Done;
        }

        if (await agent.BecomeAsync(
            SiloStatus.Active, CancellationToken.None, view => !_leaves && view.Find(silo.Address)!.Status == SiloStatus.ShuttingDown))
        {
            ClusterLog.Undrained(log, agent.Version);
        }

        return _leaves ? DrainOutcome.IsStopping : DrainOutcome.Done;
    }

    /// <summary>Ends the connections with the other silos, over which what was called here went on.</summary>
    public Task CloseAsync(CancellationToken token) => peers.CloseAsync(token);

    private async Task JoinAsync(CancellationToken token)
    {
        gateway.OpenToSilos();
        await RepeatAsync(() => PrepareAsync(token), static exception => exception is DbException { IsTransient: true }, token);
        var began = silo.Time.GetTimestamp();

        // Silos of a new cluster all write to the same few rows: who waits for another's lock for too long asks again. What the database
        // itself has refused is rolled back; an insert of which nobody knows what became isn't made twice.
        while (await RepeatAsync(() => TryJoinAsync(token), static exception => exception is DbException { IsTransient: true, SqlState: not null }, token) is { } obstacle)
        {
            if (silo.Time.GetElapsedTime(began) > membership.Value.MaxJoinAttemptTime)
            {
                throw new OrleansException($"The cluster '{cluster.Value.ClusterId}' can't be joined: {obstacle}");
            }

            ClusterLog.NotJoinedYet(log, obstacle);
            await Task.Delay(_retryPeriod, silo.Time, token);
        }
    }

    /// <summary>Null where the silo has joined; else what is in the way.</summary>
    private async Task<string?> TryJoinAsync(CancellationToken token)
    {
        var view = await agent.Table.ReadAsync(token);
        var dead = new List<(ClusterMember Member, string Reason)>();
        foreach (var member in view.Running)
        {
            switch (await JudgeAsync(member, token))
            {
                case (true, var reason):
                    dead.Add((member, reason));
                    break;
                case (false, { Length: > 0 } obstacle):
                    return obstacle;
            }
        }

        if (await agent.Table.ReadAgeAsync(token) <= liveness.Value.Lease)
        {
            // Those who died by others' word, not by their own. A change since the view was read lets the insert fail.
            placement.Mourn(view.Members.Where(member => member is { Runs: false, Suspicions: not null }).Select(member => member.Address));
        }

        agent.Adopt(view);
        var version = view.Version;
        foreach (var (member, reason) in dead)
        {
            if (!await agent.Table.TryUpdateAsync(member with { Status = SiloStatus.Dead, Suspicions = Suspicion() }, version++, token))
            {
                return "it is changing";
            }

            ClusterLog.DeclaredDead(log, member.Address.ToParsableString(), reason);
        }

        var since = silo.Time.GetTimestamp();
        if (!await agent.Table.TryInsertAsync(Me(), version, token))
        {
            return "it is changing";
        }

        _joined = true;

        // The last one that took grains has gone: better drained ones than none.
        agent.Needed = UndrainAsync;
        var joined = await agent.Table.ReadAsync(token);
        agent.Adopt(joined);
        agent.Start(since);
        watch.Start();
        agent.Announce();
        ClusterLog.Joined(log, Me().Name, silo.Address.ToParsableString(), cluster.Value.ClusterId, joined.Version, joined.Running.Count());
        return null;
    }

    /// <summary>
    /// Whether a member is dead. A silo that lives must be reached, or the two couldn't work together: it is an obstacle otherwise.
    /// </summary>
    private async Task<(bool IsDead, string Reason)> JudgeAsync(ClusterMember member, CancellationToken token)
    {
        if (member.Address.IsPredecessorOf(silo.Address))
        {
            return (true, "its port is this silo's now");
        }

        var peer = peers.Add(member.Address);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(token);
        var waited = Task.Delay(liveness.Value.BeatPeriod * SilentBeats, silo.Time, silence.Token);
        await Task.WhenAny(peer.Reached, waited);
        await silence.CancelAsync();
        token.ThrowIfCancellationRequested();
        if (peer.Reached.IsCompleted)
        {
            return peer.IsGone ? (true, "nothing listens at its address") : (false, "");
        }

        var now = (await agent.Table.ReadAsync(token)).Find(member.Address);
        return now == member
            ? (true, FormattableString.Invariant($"it can't be reached, and hasn't written that it lives for {SilentBeats * liveness.Value.BeatPeriod.TotalSeconds} s"))
            : (false, $"the silo {member.Name} at {member.Address.ToParsableString()} lives, and can't be reached from here: {peer.Failure ?? "it doesn't answer"}");
    }

    /// <summary>This silo as it would join now.</summary>
    public ClusterMember Me() => new(
        silo.Address,
        siloOptions.Value.SiloName ?? silo.Address.ToParsableString(),
        Dns.GetHostName(),
        SiloStatus.Active,
        gateway.ClientEndPoint?.Port ?? 0,
        null,
        Now,
        Now);

    private string Suspicion() => FormattableString.Invariant($"{silo.Address.ToParsableString()},{Now:yyyy-MM-dd HH:mm:ss.fff} GMT");

    private async Task LeaveAsync(CancellationToken token)
    {
        await watch.StopAsync();
        await agent.StopAsync();
        if (!_joined)
        {
            return;
        }

        try
        {
            await BecomeAsync(SiloStatus.Dead, token);
        }
        catch (Exception exception)
        {
            ClusterLog.LeavingUntold(log, exception);
        }
    }

    /// <summary>Has a table to join by.</summary>
    private async Task<bool> PrepareAsync(CancellationToken token)
    {
        await agent.Table.StartAsync(token);
        if (membership.Value.DefunctSiloCleanupPeriod is not null)
        {
            await agent.Table.ForgetAsync(Now - membership.Value.DefunctSiloExpiration, token);
        }

        return true;
    }

    /// <summary>Writes down this silo's own status; a database that is busy is asked again.</summary>
    private Task<bool> BecomeAsync(SiloStatus status, CancellationToken token) =>
        RepeatAsync(() => agent.BecomeAsync(status, token), _ => !token.IsCancellationRequested, token);

    private async Task<T> RepeatAsync<T>(Func<Task<T>> work, Func<Exception, bool> passes, CancellationToken token)
    {
        var began = silo.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (passes(exception) && silo.Time.GetElapsedTime(began) < _busyPatience)
            {
                ClusterLog.RoundFailed(log, exception);
                await Task.Delay(_retryPeriod, silo.Time, token);
            }
        }
    }
}
