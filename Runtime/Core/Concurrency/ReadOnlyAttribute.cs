namespace Orleans.Concurrency;

/// <summary>
/// This grain method changes nothing: its calls may run among each other, and a client may send one again after a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
