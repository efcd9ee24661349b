using Microsoft.Extensions.DependencyInjection;

namespace Shop.Runtime.Activations;

/// <summary>Tells which services are singletons, from the registrations that the container was built of.</summary>
internal sealed class ServiceLifetimes(IServiceCollection registrations)
{
    private readonly Lazy<Dictionary<(Type Type, object? Key), ServiceLifetime>> _lifetimes = new(() =>
        registrations
            .GroupBy(one => (one.ServiceType, one.ServiceKey))
            .ToDictionary(group => group.Key, group => group.Last().Lifetime));

    /// <summary>Whether every resolution of the service gives the same object; false where unknown.</summary>
    public bool IsSingleton(Type type, object? key) =>
        _lifetimes.Value.TryGetValue((type, key), out var lifetime)
            ? lifetime == ServiceLifetime.Singleton
            : type.IsConstructedGenericType
                && _lifetimes.Value.TryGetValue((type.GetGenericTypeDefinition(), key), out lifetime)
                && lifetime == ServiceLifetime.Singleton;
}
