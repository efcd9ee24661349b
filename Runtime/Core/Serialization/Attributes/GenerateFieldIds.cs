namespace Orleans;

/// <summary>Which members get an id on the wire without an <see cref="IdAttribute"/>.</summary>
public enum GenerateFieldIds
{
    /// <summary>None: every member says its own.</summary>
    None = 0,

    /// <summary>Public properties, by a hash of their names.</summary>
    PublicProperties = 1,
}
