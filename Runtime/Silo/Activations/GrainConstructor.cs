using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Shop.Runtime.Dispatch;
using Shop.Runtime.State;

namespace Shop.Runtime.Activations;

/// <summary>
/// Makes grain objects: states for parameters with <c>[PersistentState]</c>, services for the others. Singletons are
/// resolved once a class, so that a grain that needs nothing else costs no service scope.
/// </summary>
internal sealed class GrainConstructor
{
    private readonly ConstructorInvoker _invoker;
    private readonly Func<Activation, object?>[] _arguments;

    /// <exception cref="InvalidOperationException">The class has no constructor that can be told apart.</exception>
    public GrainConstructor(Type type, IServiceProvider services)
    {
        var constructor = Choose(type);
        var lifetimes = services.GetRequiredService<ServiceLifetimes>();
        _invoker = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(parameter => Source(parameter, services, lifetimes))];
    }

    /// <summary>Whether a parameter's service isn't a singleton, and so wants a scope as long as the activation lives.</summary>
    public bool NeedsScope { get; private set; }

    public object Create(Activation activation)
    {
        if (_arguments.Length == 0)
        {
            return _invoker.Invoke();
        }

        var arguments = new object?[_arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _arguments[i](activation);
        }

        return _invoker.Invoke(arguments.AsSpan());
    }

    private static ConstructorInfo Choose(Type type)
    {
        var constructors = type.GetConstructors();
        if (constructors.Length == 1)
        {
            return constructors[0];
        }

        return constructors.SingleOrDefault(one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? throw new InvalidOperationException(
                $"The grain class {type.FullName} has {constructors.Length} public constructors; it needs one, or one marked [ActivatorUtilitiesConstructor].");
    }

    private Func<Activation, object?> Source(ParameterInfo parameter, IServiceProvider services, ServiceLifetimes lifetimes)
    {
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
        {
            return PersistentStateFactory.For(parameter, state, services);
        }

        if (parameter.ParameterType == typeof(IGrainContext))
        {
            return activation => activation;
        }

        var key = parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key;
        if (lifetimes.IsSingleton(parameter.ParameterType, key))
        {
            var singleton = new Lazy<object?>(() => Resolve(parameter, key, services));
            return _ => singleton.Value;
        }

        NeedsScope = true;
        return activation => Resolve(parameter, key, activation.ActivationServices);
    }

    private static object? Resolve(ParameterInfo parameter, object? key, IServiceProvider services)
    {
        var service = key is null
            ? services.GetService(parameter.ParameterType)
            : (services as IKeyedServiceProvider)?.GetKeyedService(parameter.ParameterType, key);
        return service ?? (parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException(
                $"The grain class {parameter.Member.DeclaringType!.FullName} asks for {parameter.ParameterType} '{parameter.Name}', which is not registered."));
    }
}
