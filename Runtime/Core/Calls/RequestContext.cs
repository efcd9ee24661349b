using Shop.Runtime.Calls;

namespace Orleans.Runtime;

/// <summary>
/// Entries that flow with a call from the caller to the grain, and on to what that calls. Values must be
/// serialisable. (Orleans documentation: "Request context".)
/// </summary>
public static class RequestContext
{
    private static readonly AsyncLocal<RequestContextData?> _current = new();

    /// <summary>The id of the call chain whose calls may re-enter; empty for none.</summary>
    public static Guid ReentrancyId
    {
        get => _current.Value?.ReentrancyId ?? Guid.Empty;
        set
        {
            if (value == Guid.Empty)
            {
                Remove(RequestContextData.ReentrancyKey);
            }
            else
            {
                Set(RequestContextData.ReentrancyKey, value);
            }
        }
    }

    /// <summary>The keys of the entries.</summary>
    public static IEnumerable<string> Keys => _current.Value?.Values.Keys ?? Enumerable.Empty<string>();

    /// <summary>The entries.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => _current.Value?.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The value of an entry, or null.</summary>
    public static object? Get(string key) => _current.Value?.Values.GetValueOrDefault(key);

    /// <summary>Adds or replaces an entry.</summary>
    public static void Set(string key, object value)
    {
        var values = _current.Value is { } current ? new Dictionary<string, object>(current.Values) : new(1);
        values[key] = value;
        _current.Value = new RequestContextData(values);
    }

    /// <summary>Removes an entry; true if there was one.</summary>
    public static bool Remove(string key)
    {
        if (_current.Value is not { } current || !current.Values.ContainsKey(key))
        {
            return false;
        }

        var values = new Dictionary<string, object>(current.Values);
        values.Remove(key);
        _current.Value = values.Count == 0 ? null : new RequestContextData(values);
        return true;
    }

    /// <summary>Removes every entry.</summary>
    public static void Clear()
    {
        if (_current.Value is not null)
        {
            _current.Value = null;
        }
    }

    /// <summary>Lets calls of this chain re-enter the calling grain until the section is disposed of.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Keeps calls of this chain from re-entering until the section is disposed of.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>What a call takes along.</summary>
    internal static RequestContextData? Export() => _current.Value?.Copy();

    /// <summary>What a turn starts with.</summary>
    internal static void Import(RequestContextData? context) => _current.Value = context;

    /// <summary>A stretch of a turn with its own rule for re-entrance; dispose of it in the turn that made it.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _originalReentrancyId;
        private readonly Guid _newReentrancyId;

        /// <summary>Enters the section.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _originalReentrancyId = originalReentrancyId;
            _newReentrancyId = newReentrancyId;
            if (newReentrancyId != originalReentrancyId)
            {
                ReentrancyId = newReentrancyId;
            }

            if (newReentrancyId != Guid.Empty)
            {
                (RuntimeContext.Current as IReentrancyTracker)?.Enter(newReentrancyId);
            }
        }

        /// <summary>Leaves the section.</summary>
        public readonly void Dispose()
        {
            if (_newReentrancyId != Guid.Empty)
            {
                (RuntimeContext.Current as IReentrancyTracker)?.Leave(_newReentrancyId);
            }

            if (_newReentrancyId != _originalReentrancyId)
            {
                ReentrancyId = _originalReentrancyId;
            }
        }
    }
}
