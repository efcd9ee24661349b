using Orleans.Hosting;

namespace Shop.Api.Clustering;

/// <summary>Traces of grain calls, with the runtime of this repository: its calls carry them anyway.</summary>
internal static class Traces
{
    /// <summary>Gives a request's trace to the grains that it calls.</summary>
    public static void CarryTraces(this IClientBuilder client) => ArgumentNullException.ThrowIfNull(client);
}
