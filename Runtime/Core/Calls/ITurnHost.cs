using Orleans;

namespace Shop.Runtime.Calls;

/// <summary>What runs turns: an activation, or a client's observer.</summary>
internal interface ITurnHost
{
    /// <summary>The object whose methods are called.</summary>
    object Instance { get; }

    /// <summary>Filters around each call, outermost first; empty for most.</summary>
    IIncomingGrainCallFilter[] IncomingFilters { get; }

    /// <summary>Tells that a turn that was begun has ended, with the exception that it ended with, if any.</summary>
    void Finished(TurnRequest request, Exception? exception);
}
