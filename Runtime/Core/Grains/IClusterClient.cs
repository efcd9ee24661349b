namespace Orleans;

/// <summary>Calls grains from outside the cluster, or from other code of a silo.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the host that the client belongs to.</summary>
    IServiceProvider ServiceProvider { get; }
}
