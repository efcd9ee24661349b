namespace Orleans;

/// <summary>A call on its way to the grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext;
