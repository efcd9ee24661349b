namespace Orleans.Runtime;

/// <summary>What an operator may ask of a cluster; key 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    /// <summary>The silos and how they stand; only those that take calls where <paramref name="onlyActive"/>.</summary>
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    /// <summary>The silos as the membership table has them, with their names; only those that take calls where <paramref name="onlyActive"/>.</summary>
    Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false);

    /// <summary>How many activations the cluster has.</summary>
    Task<int> GetTotalActivationCount();

    /// <summary>Activations by grain class, of those silos.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

    /// <summary>Activations by grain class and silo, of all silos.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    /// <summary>Deactivates what was idle for <paramref name="ageLimit"/>, on all silos.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);
}
