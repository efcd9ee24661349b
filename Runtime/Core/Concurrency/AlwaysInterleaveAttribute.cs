namespace Orleans.Concurrency;

/// <summary>Calls of this grain method run among the turns of any other call, never waiting for it to finish.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
