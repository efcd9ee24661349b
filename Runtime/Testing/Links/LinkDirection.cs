namespace Shop.Runtime.Testing.Links;

/// <summary>A way through a <see cref="FaultyLink"/>.</summary>
[Flags]
public enum LinkDirection
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>From whoever connected to the target.</summary>
    ToTarget = 1,

    /// <summary>From the target back.</summary>
    FromTarget = 2,

    /// <summary>Both.</summary>
    Both = ToTarget | FromTarget,
}
