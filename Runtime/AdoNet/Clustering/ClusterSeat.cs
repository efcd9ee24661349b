using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;

namespace Shop.Runtime.AdoNet.Clustering;

/// <summary>
/// The silo's row in the membership table: taken at start, kept alive, given up at the end. A cluster has one seat: who
/// takes it declares silent predecessors dead, and is refused while another silo is alive in it.
/// </summary>
internal sealed class ClusterSeat : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    // One small write a second a silo; three missed ones are silence. Only whether the row changes counts, so that no two
    // machines' clocks are compared.
    private static readonly TimeSpan _beatPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _silence = 3 * _beatPeriod;

    // Others may be changing the table at the same moment; ten in a row is a fault, not a coincidence.
    private const int AttemptsMax = 10;

    private readonly SiloRuntime _silo;
    private readonly SiloGateway _gateway;
    private readonly ClusterOptions _cluster;
    private readonly string _name;
    private readonly MembershipTable _table;
    private readonly ILogger _log;
    private ITimer? _timer;
    private Task _beating = Task.CompletedTask;

    public ClusterSeat(
        SiloRuntime silo,
        SiloGateway gateway,
        IOptions<AdoNetClusteringSiloOptions> options,
        IOptions<ClusterOptions> cluster,
        IOptions<SiloOptions> siloOptions,
        ILogger<ClusterSeat> log)
    {
        _silo = silo;
        _gateway = gateway;
        _cluster = cluster.Value;
        _name = siloOptions.Value.SiloName;
        _log = log;
        _table = new MembershipTable(_cluster, nameof(AdoNetClusteringSiloOptions), options.Value.ConnectionString, options.Value.DataSource);
    }

    private DateTime Now => _silo.Time.GetUtcNow().UtcDateTime;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ClusterSeat), ServiceLifecycleStage.BecomeActive, TakeAsync, LeaveAsync);

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        await _beating;
        await _table.DisposeAsync();
    }

    private async Task TakeAsync(CancellationToken token)
    {
        await _table.StartAsync(token);
        await _table.CreateClusterAsync(token);
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await TryTakeAsync(token))
            {
                ClusteringLog.Joined(_log, Me().Name, _silo.Address.ToParsableString(), _cluster.ClusterId);
                _timer = _silo.Time.CreateTimer(_ => Beat(), null, _beatPeriod, _beatPeriod);
                return;
            }
        }

        throw new OrleansException($"The cluster '{_cluster.ClusterId}' is changing all the time; the silo can't join it.");
    }

    private async Task<bool> TryTakeAsync(CancellationToken token)
    {
        var view = await _table.ReadAsync(token);
        if (view.Active.Any(member => !IsPredecessor(member)))
        {
            await Task.Delay(_silence, _silo.Time, token);
            view = WithoutTheLiving(view, await _table.ReadAsync(token));
        }

        var version = view.Version;
        foreach (var silent in view.Active)
        {
            if (!await _table.TryUpdateAsync(silent with { Status = SiloStatus.Dead, Suspicions = Suspicion() }, version++, token))
            {
                return false;
            }

            ClusteringLog.DeclaredDead(_log, silent.Name, silent.Address.ToParsableString());
        }

        return await _table.TryInsertAsync(Me(), version, token);
    }

    /// <summary>The later view, if in it nobody but predecessors has been heard of since the earlier one.</summary>
    private ClusterView WithoutTheLiving(ClusterView earlier, ClusterView later)
    {
        var before = earlier.Members.ToDictionary(member => member.Address, member => member.AliveAt);
        var living = later.Active.FirstOrDefault(member =>
            !IsPredecessor(member) && !(before.TryGetValue(member.Address, out var heard) && heard == member.AliveAt));
        return living is null
            ? later
            : throw new OrleansConfigurationException(
                $"The cluster '{_cluster.ClusterId}' has a silo: {living.Name} at {living.Address.ToParsableString()}. Clusters on this runtime have one; give this silo another ClusterId.");
    }

    // The port is ours now, so whoever had it has gone.
    private bool IsPredecessor(ClusterMember member) => member.Address.IsPredecessorOf(_silo.Address);

    private ClusterMember Me() => new(
        _silo.Address, _name ?? _silo.Address.ToParsableString(), Dns.GetHostName(), SiloStatus.Active, _gateway.ClientEndPoint?.Port ?? 0, null, Now, Now);

    private string Suspicion() => FormattableString.Invariant($"{_silo.Address.ToParsableString()},{Now:yyyy-MM-dd HH:mm:ss.fff} GMT");

    private void Beat()
    {
        if (_beating.IsCompleted)
        {
            _beating = BeatAsync();
        }
    }

    private async Task BeatAsync()
    {
        try
        {
            var row = await _table.BeatAsync(_silo.Address, Now, CancellationToken.None);
            if (row is null or { Status: SiloStatus.Dead })
            {
                ClusteringLog.VotedOut(_log);
                _silo.Services.GetService<IHostApplicationLifetime>()?.StopApplication();
            }
        }
        catch (Exception exception)
        {
            ClusteringLog.BeatFailed(_log, exception);
        }
    }

    private async Task LeaveAsync(CancellationToken token)
    {
        if (_timer is null)
        {
            return; // it never got in
        }

        await _timer.DisposeAsync();
        await _beating;
        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                var view = await _table.ReadAsync(token);
                var me = view.Active.FirstOrDefault(member => member.Address.Equals(_silo.Address));
                if (me is null || await _table.TryUpdateAsync(me with { Status = SiloStatus.Dead, AliveAt = Now }, view.Version, token))
                {
                    return;
                }
            }
        }
        catch (Exception exception)
        {
            ClusteringLog.LeavingUntold(_log, exception);
        }
    }
}
