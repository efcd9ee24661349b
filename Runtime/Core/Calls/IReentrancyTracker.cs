namespace Shop.Runtime.Calls;

/// <summary>An activation that remembers which call chains may re-enter it.</summary>
internal interface IReentrancyTracker
{
    /// <summary>Lets calls of a chain in; counted.</summary>
    void Enter(Guid chain);

    /// <summary>Undoes one <see cref="Enter"/>.</summary>
    void Leave(Guid chain);
}
