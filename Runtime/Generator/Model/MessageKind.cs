namespace Shop.Runtime.Generator.Model;

/// <summary>What sort of codec a type needs.</summary>
internal enum MessageKind
{
    Class,
    Struct,

    /// <summary>An enum needs none; it is registered by name.</summary>
    Enum,

    /// <summary>An exception class without members of its own to serialise: registered by name.</summary>
    PlainException,
}
