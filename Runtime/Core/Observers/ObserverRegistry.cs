using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Observers;

/// <summary>
/// The local objects that were made callable by <c>CreateObjectReference</c>. Held weakly, as in Orleans: whoever
/// made the reference keeps the object.
/// </summary>
internal sealed class ObserverRegistry(string owner)
{
    private static readonly GrainType _type = GrainType.Create("sys.client");

    private readonly ConcurrentDictionary<GrainId, ObserverTarget> _observers = new();

    /// <summary>Whether the id can only be an observer's, here or elsewhere.</summary>
    public static bool IsObserver(in GrainId id) => id.Type == _type;

    /// <summary>The name of the process that an observer lives in, from its id.</summary>
    public static ReadOnlySpan<byte> OwnerOf(in GrainId id)
    {
        var key = id.Key.AsSpan();
        var end = key.IndexOf((byte)'+');
        return end < 0 ? key : key[..end];
    }

    public GrainId Add(IGrainObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var id = GrainId.Create(_type, IdSpan.Create($"{owner}+{Guid.NewGuid():N}"));
        _observers[id] = new ObserverTarget(id, observer);
        return id;
    }

    public void Remove(in GrainId id) => _observers.TryRemove(id, out _);

    /// <summary>The observer of that id, if it is one of these and still alive.</summary>
    public ICallTarget? Find(in GrainId id)
    {
        if (!_observers.TryGetValue(id, out var observer) || observer.IsAlive)
        {
            return observer;
        }

        Remove(id);
        return null;
    }
}
