using Orleans.Runtime;

namespace Orleans;

/// <summary>An object outside the grains that grains call back; its methods return nothing, or a task.</summary>
public interface IGrainObserver : IAddressable;
