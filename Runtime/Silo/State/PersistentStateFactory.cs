using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using Shop.Runtime.Activations;

namespace Shop.Runtime.State;

/// <summary>Makes the states that a grain class's constructor asks for with <c>[PersistentState]</c>.</summary>
internal static class PersistentStateFactory
{
    private static readonly MethodInfo _maker =
        typeof(PersistentStateFactory).GetMethod(nameof(Maker), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <exception cref="InvalidOperationException">The parameter is no <c>IPersistentState&lt;T&gt;</c>, or its store isn't registered.</exception>
    public static Func<Activation, object?> For(ParameterInfo parameter, PersistentStateAttribute attribute, IServiceProvider services)
    {
        var type = parameter.ParameterType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new InvalidOperationException(
                $"[PersistentState] on '{parameter.Name}' of {parameter.Member.DeclaringType!.FullName}: the type must be IPersistentState<T>, not {type}.");
        }

        var name = string.IsNullOrEmpty(attribute.StateName) ? parameter.Name! : attribute.StateName;
        var shared = new PersistentStateShared(name, Store(attribute.StorageName, parameter.Member.DeclaringType!, services));
        return _maker.MakeGenericMethod(type.GenericTypeArguments[0]).CreateDelegate<Func<PersistentStateShared, Func<Activation, object?>>>()(shared);
    }

    /// <summary>A store by name, or the default one.</summary>
    /// <exception cref="InvalidOperationException">It isn't registered.</exception>
    public static IGrainStorage Store(string? name, Type grainClass, IServiceProvider services) =>
        (string.IsNullOrWhiteSpace(name) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(name))
            ?? throw new InvalidOperationException(string.IsNullOrWhiteSpace(name)
                ? $"No default grain storage is registered, which {grainClass.FullName} needs."
                : $"No grain storage named \"{name}\" is registered, which {grainClass.FullName} needs.");

    private static Func<Activation, object?> Maker<TState>(PersistentStateShared shared) => activation => activation.AddState<TState>(shared);
}
