using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Membership;

/// <summary>
/// Watches the other silos. One whose address refuses connections has ended, and is declared dead at once. One that is silent is
/// suspected, and declared dead when another silo doesn't hear it either; alone with it, this silo decides.
/// </summary>
/// <remarks>
/// A process that was starved itself has heard of nobody: it begins to count anew (after Lifeguard: Dadgar, Phillips, Currey,
/// "Lifeguard: local health awareness for more accurate failure detection", DSN-W 2018).
/// </remarks>
internal sealed class PeerWatch(
    SiloRuntime silo, Peers peers, GrainPlacement placement, ClusterAgent agent, IOptions<LivenessOptions> options, ILogger<PeerWatch> log)
    : IDisposable
{
    private readonly LivenessOptions _options = options.Value;
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<SiloAddress> _judged = [];
    private Task _watching = Task.CompletedTask;

    /// <summary>Begins to watch.</summary>
    public void Start()
    {
        peers.Gone = address => _ = JudgeAsync(address, () => Task.FromResult<string?>("nothing listens at its address"));
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>Watches no more.</summary>
    public async Task StopAsync()
    {
        peers.Gone = null;
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private IEnumerable<Peer> Watched => peers.All.Where(peer => placement.Map.Silos.Any(one => one.Address.Equals(peer.Address)));

    private async Task WatchAsync()
    {
        var token = _stop.Token;
        while (!token.IsCancellationRequested)
        {
            var began = silo.Time.GetTimestamp();
            await Task.Delay(_options.ProbePeriod, silo.Time, token);
            if (silo.Time.GetElapsedTime(began) > _options.ProbePeriod + (_options.Patience / 3))
            {
                foreach (var peer in peers.All)
                {
                    peer.Heard();
                }
            }

            foreach (var peer in Watched)
            {
                Look(peer);
            }
        }
    }

    private void Look(Peer peer)
    {
        _ = ProbeAsync(peer);
        if (peer.SilentFor() >= _options.Patience)
        {
            _ = JudgeAsync(peer.Address, () => HearAsync(peer));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "No answer is what is looked for.")]
    private async Task ProbeAsync(Peer peer)
    {
        try
        {
            placement.HasSettled(peer.Address, await SiloControl.Of(silo.GrainFactory, peer.Address).Probe());
            peer.Heard();
        }
        catch (Exception)
        {
            // Its silence is counted.
        }
    }

    /// <summary>Why it is dead; null where it may live.</summary>
    private async Task<string?> HearAsync(Peer peer)
    {
        ClusterLog.Suspected(log, peer.Address.ToParsableString(), peer.SilentFor());
        var witnesses = Watched.Where(other => !other.Address.Equals(peer.Address) && !other.IsGone).ToList();
        var answers = await Task.WhenAll(witnesses.Select(witness => AskAsync(witness, peer.Address)));
        var silence = peer.SilentFor();
        if (silence < _options.Patience)
        {
            return null;
        }

        if (silence >= _options.CutPatience || witnesses.Count == 0 || answers.Contains(false))
        {
            return FormattableString.Invariant($"nothing was heard of it for {silence.TotalSeconds:0.0} s");
        }

        return null;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the reason, it didn't answer.")]
    private async Task<bool?> AskAsync(Peer witness, SiloAddress about)
    {
        try
        {
            return await SiloControl.Of(silo.GrainFactory, witness.Address).Hears(about.ToParsableString());
        }
        catch (Exception)
        {
            return null;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "It is judged again in the next round.")]
    private async Task JudgeAsync(SiloAddress address, Func<Task<string?>> findOut)
    {
        lock (_judged)
        {
            if (!_judged.Add(address))
            {
                return;
            }
        }

        try
        {
            if (await findOut() is { } reason && placement.Map.Silos.Any(one => one.Address.Equals(address)))
            {
                await agent.DeclareDeadAsync(address, reason, _stop.Token);
            }
        }
        catch (Exception exception)
        {
            ClusterLog.RoundFailed(log, exception);
        }
        finally
        {
            lock (_judged)
            {
                _judged.Remove(address);
            }
        }
    }
}
