using Orleans.Hosting;

namespace Shop.Api.Clustering;

/// <summary>Traces of grain calls, with Microsoft Orleans: they go from one process to the next where that is asked for.</summary>
internal static class Traces
{
    /// <summary>Gives a request's trace to the grains that it calls.</summary>
    public static void CarryTraces(this IClientBuilder client) => client.AddActivityPropagation();
}
