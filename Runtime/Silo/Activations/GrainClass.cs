using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;
using Shop.Runtime.State;

namespace Shop.Runtime.Activations;

/// <summary>What all activations of one grain class have in common, read from its attributes once.</summary>
internal sealed class GrainClass
{
    private readonly GrainConstructor _constructor;
    private PersistentStateShared? _grainOfState;

    public GrainClass(Type type, GrainType grainType, SiloRuntime silo)
    {
        Type = type;
        GrainType = grainType;
        Silo = silo;
        _constructor = new GrainConstructor(type, silo.Services);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MayInterleave = InterleavingPredicate.Of(type);
        FiltersItself = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        CollectionAgeMs = CollectionAge(type, silo.Collection);
        MaxLoad = silo.Messaging.MaxEnqueuedRequestsHardLimit is > 0 and var limit ? limit : DefaultMaxLoad;
        MaxWorkers = WorkerLimit(type);
    }

    /// <summary>
    /// The most calls that wait or run in one activation unless configured: at the hundred thousand turns a second
    /// that one grain manages, a tenth of a second's worth; one that is slower than that is better told of at once.
    /// </summary>
    public const int DefaultMaxLoad = 10_000;

    public Type Type { get; }

    public GrainType GrainType { get; }

    public SiloRuntime Silo { get; }

    public bool IsReentrant { get; }

    public bool FiltersItself { get; }

    public int MaxLoad { get; }

    /// <summary>Activations on one silo at once, for a stateless worker; 0 for any other grain.</summary>
    public int MaxWorkers { get; }

    /// <summary>Idle for so long, in milliseconds, an activation may go; <see cref="long.MaxValue"/> for never.</summary>
    public long CollectionAgeMs { get; }

    public bool NeedsScope => _constructor.NeedsScope;

    public Func<object, GrainCall, bool>? MayInterleave { get; }

    public object CreateInstance(Activation activation) => _constructor.Create(activation);

    public static Task OnActivate(object instance, CancellationToken token) =>
        instance is IGrainBase grain ? grain.OnActivateAsync(token) : Task.CompletedTask;

    public static Task OnDeactivate(object instance, DeactivationReason reason, CancellationToken token) =>
        instance is IGrainBase grain ? grain.OnDeactivateAsync(reason, token) : Task.CompletedTask;

    /// <summary>The store of a <see cref="Grain{TGrainState}"/>: the one that <c>[StorageProvider]</c> names, or the default.</summary>
    public PersistentStateShared GrainOfStateShared => _grainOfState ??= new PersistentStateShared(
        "state", PersistentStateFactory.Store(Type.GetCustomAttribute<StorageProviderAttribute>()?.ProviderName, Type, Silo.Services));

    private static int WorkerLimit(Type type)
    {
        var attribute = type.CustomAttributes.FirstOrDefault(one => one.AttributeType == typeof(StatelessWorkerAttribute));
        if (attribute is null)
        {
            return 0;
        }

        // Orleans' default: as many as there are processors.
        return attribute.ConstructorArguments.Select(argument => argument.Value).OfType<int>().FirstOrDefault() is > 0 and var limit
            ? limit
            : Environment.ProcessorCount;
    }

    private static long CollectionAge(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), inherit: true))
        {
            return long.MaxValue;
        }

        var limit = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        if (limit is { AlwaysActive: true })
        {
            return long.MaxValue;
        }

        var age = limit?.AgeLimit
            ?? (options.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var specific) ? specific : options.CollectionAge);
        return age == Timeout.InfiniteTimeSpan || age == TimeSpan.MaxValue ? long.MaxValue : (long)age.TotalMilliseconds;
    }
}
