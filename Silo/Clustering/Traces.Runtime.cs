using Orleans.Hosting;

namespace Shop.Silo.Clustering;

/// <summary>Traces of grain calls, with the runtime of this repository: its calls carry them anyway.</summary>
internal static class Traces
{
    /// <summary>Takes a caller's trace, and gives it to whom this silo calls.</summary>
    public static void CarryTraces(this ISiloBuilder silo) => ArgumentNullException.ThrowIfNull(silo);
}
