namespace Orleans;

/// <summary>Runs around every call of a grain, on the grain's side; a grain class that implements it filters its own.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs around one call; goes on with <see cref="IGrainCallContext.Invoke"/>.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
