using Orleans;
using Shop.Clustering;

namespace Shop.Silo.Clustering;

/// <summary>Registers what counts the calls of this silo's grains and tells of them, and what drains silos.</summary>
public static class CallFigures
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddCallFigures(this IServiceCollection services) => services
        .AddSingleton<ISiloDraining, SiloDraining>()
        .AddSingleton<HotGrains>()
        .AddSingleton<BatchMeter>()
        .AddSingleton<CallMeter>()
        .AddSingleton<IIncomingGrainCallFilter>(static services => services.GetRequiredService<CallMeter>())
        .AddHostedService<CallReports>();
}
