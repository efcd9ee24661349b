namespace Orleans.Runtime;

/// <summary>Whose turn it is on this thread.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? _current;

    /// <summary>The activation whose turn runs on this thread; null outside of turns.</summary>
    public static IGrainContext? Current => _current;

    /// <summary>Begins (or, with null, ends) a turn on this thread.</summary>
    public static void SetCurrent(IGrainContext? context) => _current = context;
}
