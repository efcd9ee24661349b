namespace Orleans.Runtime;

/// <summary>Names a grain as one of its interfaces.</summary>
public class GrainReference : IAddressable
{
    private readonly GrainType _type;
    private readonly IdSpan _key;

    internal GrainReference(GrainType type, IdSpan key)
    {
        _type = type;
        _key = key;
    }

    /// <summary>The grain's id.</summary>
    public GrainId GrainId => new(_type, _key);

    /// <summary>The same grain as another of its interfaces.</summary>
    internal virtual object CastTo(Type interfaceType) =>
        throw new InvalidOperationException($"{GrainId} is bound to no runtime, so it can't be cast to {interfaceType}.");
}
