using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain, seen from outside. Its interfaces derive from one of those that say what its key is.</summary>
public interface IGrain : IAddressable;
