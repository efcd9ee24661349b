namespace Orleans.Concurrency;

/// <summary>Calls of this grain class run among each other: while one awaits, another may have its turn.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
