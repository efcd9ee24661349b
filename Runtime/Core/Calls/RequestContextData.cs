using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>A request context's entries: never changed once made, so that it can travel with calls as it is.</summary>
internal sealed class RequestContextData(Dictionary<string, object> values)
{
    /// <summary>The entry that holds the id of the call chain whose calls may re-enter.</summary>
    internal const string ReentrancyKey = "#CCR";

    /// <summary>The entries; not to be changed.</summary>
    internal Dictionary<string, object> Values { get; } = values;

    /// <summary>The call chain whose calls may re-enter the activations that allowed it; empty for none.</summary>
    internal Guid ReentrancyId { get; } = values.TryGetValue(ReentrancyKey, out var id) && id is Guid guid ? guid : Guid.Empty;

    /// <summary>A copy for another grain, sharing nothing that can change.</summary>
    internal RequestContextData Copy()
    {
        var copy = new Dictionary<string, object>(Values.Count);
        foreach (var (key, value) in Values)
        {
            copy.Add(key, value is string or Guid ? value : Codecs.For<object>().Copy(value));
        }

        return new RequestContextData(copy);
    }
}
