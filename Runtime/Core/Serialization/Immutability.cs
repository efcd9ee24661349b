namespace Shop.Runtime.Serialization;

/// <summary>
/// Decides whether a type is immutable through and through: it and everything that it can hold. A walk over the graph of codecs,
/// so that types which refer to themselves are decided too.
/// </summary>
internal static class Immutability
{
    public static bool HoldsFor(Codec codec) => codec.IsShallowlyImmutable && HoldsForParts(codec);

    /// <summary>The same for everything that a value holds, whatever it is itself.</summary>
    public static bool HoldsForParts(Codec codec)
    {
        var seen = new HashSet<Codec>();
        var open = new Stack<Codec>([codec]);
        var parts = new List<Codec>();
        while (open.TryPop(out var next))
        {
            if (next.IsPromisedImmutable)
            {
                continue;
            }

            parts.Clear();
            next.CollectParts(parts);
            foreach (var part in parts.Where(seen.Add))
            {
                if (!part.IsShallowlyImmutable)
                {
                    return false;
                }

                open.Push(part);
            }
        }

        return true;
    }
}
