namespace Orleans.Concurrency;

/// <summary>A caller of this grain method gets no reply and sees no exception: it goes on as soon as the call is sent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
