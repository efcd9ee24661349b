namespace Orleans;

/// <summary>Tags a member on the wire. An id is never given to another member: that is what lets old and new versions read each other.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IdAttribute : Attribute
{
    /// <summary>Tags the member with <paramref name="id"/>, unique in its class.</summary>
    public IdAttribute(uint id) => Id = id;

    /// <summary>The tag.</summary>
    public uint Id { get; }
}
