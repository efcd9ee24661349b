using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Shop.Runtime.Filters;

/// <summary>How silos and clients register filters; they run in the order of registration.</summary>
internal static class FilterServices
{
    /// <summary>Adds a function as a filter.</summary>
    public static IServiceCollection AddIncoming(this IServiceCollection services, IncomingGrainCallFilterDelegate filter) =>
        services.AddSingleton<IIncomingGrainCallFilter>(new Incoming(filter));

    /// <summary>Adds a function as a filter.</summary>
    public static IServiceCollection AddOutgoing(this IServiceCollection services, OutgoingGrainCallFilterDelegate filter) =>
        services.AddSingleton<IOutgoingGrainCallFilter>(new Outgoing(filter));

    private sealed class Incoming(IncomingGrainCallFilterDelegate filter) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => filter(context);
    }

    private sealed class Outgoing(OutgoingGrainCallFilterDelegate filter) : IOutgoingGrainCallFilter
    {
        public Task Invoke(IOutgoingGrainCallContext context) => filter(context);
    }
}
