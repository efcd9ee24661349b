using Orleans.Runtime;

namespace Shop.State;

/// <summary>
/// The state of a reentrant grain, of which only what is stored is ever told to anyone. Changes that are decided while a write
/// is under way are in the next one, all of them: one write at a time, none that waits for nothing.
/// </summary>
/// <remarks>
/// Once a write has failed, nobody knows what the store holds. Every change that waits, and every later one, then fails as that
/// write did, and the grain has to deactivate: its next activation reads what there is.
/// </remarks>
/// <typeparam name="TState">What is stored: an immutable object, so that what is being written can't change meanwhile.</typeparam>
/// <param name="stored">The state; it has been read, as it has in <c>OnActivateAsync</c>, but not yet in the grain's constructor.</param>
internal sealed class GroupCommit<TState>(IPersistentState<TState> stored)
    where TState : class
{
    private Task? _writing;
    private Task? _next;

    /// <summary>What is stored: what may be answered.</summary>
    public TState Durable { get; private set; } = stored.State;

    /// <summary>
    /// What the changes so far make of it: what the next change is decided on. Ahead of <see cref="Durable"/> while a write is
    /// under way.
    /// </summary>
    public TState Latest { get; private set; } = stored.State;

    /// <summary>
    /// Makes <paramref name="state"/> the latest, and completes once it is stored. A decision that changed nothing passes
    /// <see cref="Latest"/> itself: it costs no write, but waits until what it was decided on is stored.
    /// </summary>
    public Task CommitAsync(TState state)
    {
        Latest = state;
        if (_next is not null)
        {
            // It hasn't begun, and will write what is the latest by then.
            return _next;
        }

        if (ReferenceEquals(state, stored.State))
        {
            return _writing ?? Task.CompletedTask;
        }

        return _writing is null or { IsCompletedSuccessfully: true } ? _writing = WriteAsync() : _next = WriteNextAsync(_writing);
    }

    private async Task WriteNextAsync(Task underWay)
    {
        await underWay;
        _next = null;
        await (_writing = WriteAsync());
    }

    private async Task WriteAsync()
    {
        var state = stored.State = Latest;
        await stored.WriteStateAsync();
        Durable = state;
        _writing = null; // an idle grain keeps no task
    }
}
