using Orleans.Hosting;

namespace Shop.Silo.Clustering;

/// <summary>Traces of grain calls, with Microsoft Orleans: they go from one process to the next where that is asked for.</summary>
internal static class Traces
{
    /// <summary>Takes a caller's trace, and gives it to whom this silo calls.</summary>
    public static void CarryTraces(this ISiloBuilder silo) => silo.AddActivityPropagation();
}
