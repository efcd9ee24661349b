using Orleans.Runtime;

namespace Orleans;

/// <summary>From a grain object or a reference to the grain's id and key, and to its other interfaces.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the grain as <typeparamref name="TGrainInterface"/>; no call is made.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return (TGrainInterface)ReferenceOf(grain).CastTo(typeof(TGrainInterface));
    }

    /// <inheritdoc cref="AsReference{TGrainInterface}(IAddressable)"/>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    /// <summary>
    /// The grain's id. Throws <see cref="ArgumentException"/> for an object that is neither a grain of the runtime nor a
    /// reference.
    /// </summary>
    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        var id = grain switch
        {
            GrainReference reference => reference.GrainId,
            IGrainBase { GrainContext: { } context } => context.GrainId,
            _ => throw NoGrain(grain),
        };
        return id.IsDefault ? throw NoGrain(grain) : id;
    }

    /// <summary>The key of a grain with an integer key. Throws <see cref="InvalidOperationException"/> for another key.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetPrimaryKeyLong(out _);

    /// <summary>The key, and the extension of a compound key or null.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        return id.TryGetIntegerKey(out var key, out keyExt)
            ? key
            : throw new InvalidOperationException($"The key of {id} is no integer.");
    }

    /// <summary>
    /// The key of a grain with a Guid key; an integer key n is the Guid whose last eight bytes are n. Throws <see
    /// cref="InvalidOperationException"/> for another key.
    /// </summary>
    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetPrimaryKey(out _);

    /// <summary>The key, and the extension of a compound key or null.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt)
    {
        var id = grain.GetGrainId();
        if (id.TryGetGuidKey(out var key, out keyExt))
        {
            return key;
        }

        return id.TryGetIntegerKey(out var number, out keyExt)
            ? GuidOf(number)
            : throw new InvalidOperationException($"The key of {id} is no Guid.");
    }

    /// <summary>The key as it is written, whatever kind it is.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference ReferenceOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: { } context } => context.GrainReference,
        _ => throw NoGrain(grain),
    };

    private static Guid GuidOf(long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BitConverter.TryWriteBytes(bytes[8..], number);
        return new Guid(bytes);
    }

    private static ArgumentException NoGrain(IAddressable grain) => new(
        $"{grain.GetType().FullName} is neither a reference nor a grain that the runtime made, so it has no identity.", nameof(grain));
}
