using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>A membership table for silos that live in one process: those of a test cluster.</summary>
internal sealed class MemoryMembershipTable : IMembershipTable
{
    private readonly Lock _gate = new();
    private ClusterView _view = new(0, []);
    private long _changedAt = TimeProvider.System.GetTimestamp();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ClusterView> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Volatile.Read(ref _view));

    public Task<TimeSpan> ReadAgeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(TimeProvider.System.GetElapsedTime(Volatile.Read(ref _changedAt)));

    public Task<(int Version, SiloStatus? Status)> LookAsync(SiloAddress address, CancellationToken cancellationToken)
    {
        var view = Volatile.Read(ref _view);
        return Task.FromResult((view.Version, view.Find(address)?.Status));
    }

    public Task<bool> TryInsertAsync(ClusterMember member, int version, CancellationToken cancellationToken) =>
        Task.FromResult(TryChange(version, view => [.. view.Members, member]));

    public Task<bool> TryUpdateAsync(ClusterMember member, int version, CancellationToken cancellationToken) =>
        Task.FromResult(TryChange(version, view => [.. view.Members.Select(known => known.Address.Equals(member.Address) ? member : known)]));

    public Task BeatAsync(SiloAddress address, DateTime now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _view = _view with
            {
                Members = [.. _view.Members.Select(known => known.Address.Equals(address) ? known with { AliveAt = now } : known)],
            };
        }

        return Task.CompletedTask;
    }

    public Task ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _view = _view with { Members = [.. _view.Members.Where(member => member.Runs || member.AliveAt >= before)] };
        }

        return Task.CompletedTask;
    }

    private bool TryChange(int version, Func<ClusterView, ClusterMember[]> change)
    {
        lock (_gate)
        {
            if (_view.Version != version)
            {
                return false;
            }

            _view = new ClusterView(version + 1, change(_view));
            Volatile.Write(ref _changedAt, TimeProvider.System.GetTimestamp());
            return true;
        }
    }
}
