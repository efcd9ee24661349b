namespace Shop.Runtime.Generator.Model;

/// <summary>How an empty object comes to be. As under Orleans: by a constructor without parameters, else without any constructor.</summary>
internal enum Creation
{
    /// <summary><c>new T()</c>.</summary>
    New,

    /// <summary>The constructor without parameters, which generated code can't call itself (not accessible, or members are required).</summary>
    HiddenConstructor,

    /// <summary>No constructor runs: positional records.</summary>
    Uninitialized,

    /// <summary>None: the class is abstract.</summary>
    Never,
}
