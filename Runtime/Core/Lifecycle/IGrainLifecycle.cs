namespace Orleans.Runtime;

/// <summary>An activation's start and stop, by <see cref="GrainLifecycleStage"/>.</summary>
public interface IGrainLifecycle : ILifecycleObservable;
