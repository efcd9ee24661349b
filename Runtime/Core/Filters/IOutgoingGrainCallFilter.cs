namespace Orleans;

/// <summary>Runs around every call of a grain, on the caller's side.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Runs around one call; goes on with <see cref="IGrainCallContext.Invoke"/>.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}
