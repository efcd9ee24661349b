using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster.</summary>
public abstract class SiloHandle : IDisposable, IAsyncDisposable
{
    /// <summary>The silo's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its place in the order of starting.</summary>
    public short InstanceNumber { get; set; }

    /// <summary>Its address for other silos.</summary>
    public SiloAddress SiloAddress { get; set; } = null!;

    /// <summary>Its address for clients.</summary>
    public SiloAddress GatewayAddress { get; set; } = null!;

    /// <summary>Whether it runs.</summary>
    public abstract bool IsActive { get; }

    /// <summary>Stops it, with or without draining.</summary>
    public abstract Task StopSiloAsync(bool stopGracefully);

    /// <summary>Stops it, draining until the token ends.</summary>
    public abstract Task StopSiloAsync(CancellationToken ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <inheritdoc/>
    public override string ToString() => SiloAddress?.ToString() ?? Name;

    /// <summary>Lets go of what the handle holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
