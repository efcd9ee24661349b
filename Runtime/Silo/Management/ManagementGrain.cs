using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Membership;

namespace Shop.Runtime.Management;

/// <summary>What operators ask the cluster: its silos, and how many grains of which class are in memory.</summary>
[GrainType("sys.management")]
internal sealed class ManagementGrain(SiloRuntime silo, GrainPlacement placement, ClusterAgent agent, ClusterMembership membership) : Grain, IManagementGrain
{
    public async Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false)
    {
        if (!agent.IsInCluster)
        {
            return new Dictionary<SiloAddress, SiloStatus> { [silo.Address] = SiloStatus.Active };
        }

        var view = await agent.Table.ReadAsync(CancellationToken.None);
        return view.Members
            .Where(member => !onlyActive || member.Status == SiloStatus.Active)
            .ToDictionary(member => member.Address, member => member.Status);
    }

    public async Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false)
    {
        IEnumerable<ClusterMember> members = agent.IsInCluster ? (await agent.Table.ReadAsync(CancellationToken.None)).Members : [membership.Me()];
        return
        [
            .. members.Where(member => !onlyActive || member.Status == SiloStatus.Active).Select(static member => new MembershipEntry
            {
                SiloAddress = member.Address,
                Status = member.Status,
                ProxyPort = member.GatewayPort,
                HostName = member.HostName,
                SiloName = member.Name,
                StartTime = member.StartedAt,
                IAmAliveTime = member.AliveAt,
            }),
        ];
    }

    public async Task<int> GetTotalActivationCount() => (await GetSimpleGrainStatistics()).Sum(entry => entry.ActivationCount);

    public async Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) =>
        [.. (await Task.WhenAll(hostsIds.Where(Silos.Contains).Select(one => SiloControl.Of(GrainFactory, one).CountActivations()))).SelectMany(one => one)];

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => GetSimpleGrainStatistics(Silos);

    public Task ForceActivationCollection(TimeSpan ageLimit) =>
        Task.WhenAll(Silos.Select(one => SiloControl.Of(GrainFactory, one).Collect(ageLimit)));

    private SiloAddress[] Silos => agent.IsInCluster ? [.. placement.Map.Silos.Select(one => one.Address)] : [silo.Address];
}
