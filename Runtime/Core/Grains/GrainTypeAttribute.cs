namespace Orleans;

/// <summary>Names a grain class's type; where it is missing, the name is the class's in lower case without "grain".</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute : Attribute
{
    /// <summary>Names the type <paramref name="grainType"/>.</summary>
    public GrainTypeAttribute(string grainType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainType);
        GrainType = grainType;
    }

    /// <summary>The name.</summary>
    internal string GrainType { get; }
}
