using Orleans;

namespace Shop.Silo.Clustering;

/// <summary>Registers what counts the calls of this silo's grains, and tells of them.</summary>
public static class CallFigures
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddCallFigures(this IServiceCollection services) => services
        .AddSingleton<CallMeter>()
        .AddSingleton<IIncomingGrainCallFilter>(static services => services.GetRequiredService<CallMeter>())
        .AddHostedService<CallReports>();
}
