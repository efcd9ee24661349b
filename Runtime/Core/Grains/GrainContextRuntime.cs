namespace Orleans.Runtime;

/// <summary>From what is public of an activation to what is not.</summary>
internal static class GrainContextRuntime
{
    /// <summary>
    /// The activation behind <paramref name="context"/>. Throws <see cref="InvalidOperationException"/> for a grain that
    /// the runtime didn't make.
    /// </summary>
    public static IActivationContext Runtime(this IGrainContext? context) => context as IActivationContext
        ?? throw new InvalidOperationException(
            "This grain was not made by the runtime (but with new?), so it has no timers, reminders, storage or other grains.");
}
