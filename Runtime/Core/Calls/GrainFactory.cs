using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Manifest;

namespace Shop.Runtime.Calls;

/// <summary>Makes references: the proxy of an interface, with the grain type that the interface means and the key.</summary>
internal class GrainFactory(CallRuntime runtime) : IGrainFactory
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), ReferenceMaker> _byInterface = new();
    private readonly ConcurrentDictionary<(Type Interface, GrainType Type), ReferenceMaker> _byType = new();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        Make<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Make<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Make<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return Make<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return Make<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)GetGrain(grainId, typeof(TGrainInterface));

    public IAddressable GetGrain(GrainId grainId) => new UntypedReference(new GrainReferenceShared(grainId.Type, default, runtime), grainId.Key);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)Make(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)Make(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)Make(grainInterfaceType, IdSpan.Create(grainPrimaryKey), null);
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference)
        {
            throw new ArgumentException("The observer is a reference already.", nameof(obj));
        }

        return GetGrain<TGrainObserverInterface>(runtime.RegisterObserver(obj));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference)
        {
            throw new ArgumentException("Only what CreateObjectReference returned can be deleted.", nameof(obj));
        }

        runtime.UnregisterObserver(reference.GrainId);
    }

    /// <summary>A reference to a known grain as one of its interfaces.</summary>
    /// <exception cref="ArgumentException">No manifest of this process has that interface.</exception>
    internal object GetGrain(in GrainId id, Type interfaceType) =>
        _byType.GetOrAdd((interfaceType, id.Type), static (key, self) => self.Maker(key.Interface, key.Type), this).Make(id.Key);

    private TGrainInterface Make<TGrainInterface>(IdSpan key, string? prefix) =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), key, prefix);

    private GrainReference Make(Type interfaceType, IdSpan key, string? prefix)
    {
        if (_byInterface.TryGetValue((interfaceType, prefix), out var known))
        {
            return known.Make(key);
        }

        var maker = Maker(interfaceType, TypeOf(interfaceType, prefix));
        if (runtime.KnowsGrainTypes)
        {
            _byInterface.TryAdd((interfaceType, prefix), maker);
        }

        return maker.Make(key);
    }

    private GrainType TypeOf(Type interfaceType, string? prefix) => runtime.ResolveGrainType(interfaceType, prefix);

    private ReferenceMaker Maker(Type interfaceType, GrainType grainType)
    {
        var description = runtime.Manifest.GetInterface(interfaceType);
        return new ReferenceMaker(
            description.Proxy, new GrainReferenceShared(grainType, GrainInterfaceType.Create(description.Name), runtime));
    }

    private sealed record ReferenceMaker(Func<GrainReferenceShared, IdSpan, GrainReference> Proxy, GrainReferenceShared Shared)
    {
        public GrainReference Make(IdSpan key) => Proxy(Shared, key);
    }
}
