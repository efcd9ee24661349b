using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Collection;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Management;

/// <summary>What operators ask the cluster: its silos, and how many grains of which class are in memory.</summary>
[GrainType("sys.management")]
internal sealed class ManagementGrain(SiloRuntime silo, ActivationCollector collector) : Grain, IManagementGrain
{
    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false) =>
        Task.FromResult(new Dictionary<SiloAddress, SiloStatus> { [silo.Address] = SiloStatus.Active });

    public Task<int> GetTotalActivationCount() => Task.FromResult(silo.Telemetry.ActiveByClass.Sum(entry => entry.Value));

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) =>
        hostsIds.Contains(silo.Address) ? GetSimpleGrainStatistics() : Task.FromResult<SimpleGrainStatistic[]>([]);

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => Task.FromResult(silo.Telemetry.ActiveByClass
        .Select(entry => new SimpleGrainStatistic
        {
            GrainType = entry.Key.Type.FullName!,
            SiloAddress = silo.Address,
            ActivationCount = entry.Value,
        })
        .ToArray());

    public Task ForceActivationCollection(TimeSpan ageLimit)
    {
        collector.Collect((long)ageLimit.TotalMilliseconds);
        return Task.CompletedTask;
    }
}
