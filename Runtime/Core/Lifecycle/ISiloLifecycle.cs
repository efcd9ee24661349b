namespace Orleans.Runtime;

/// <summary>A silo's start and stop, by <see cref="ServiceLifecycleStage"/>.</summary>
public interface ISiloLifecycle : ILifecycleObservable;
