using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Shop.Runtime.Activations;

namespace Shop.Runtime.State;

/// <summary>
/// One state of one activation. Its operations run one after the other; writes that are asked for while another
/// operation runs are one write of what the state is by then, so a reentrant grain pays one write for many calls.
/// </summary>
internal sealed class PersistentState<TState>(PersistentStateShared shared, Activation activation) : IPersistentState<TState>, IStateBridge
{
    private readonly GrainState<TState> _state = new();
    private Task? _running;
    private Task? _nextWrite;
    private bool _isRead;

    public IStateBridge? Next { get; init; }

    public TState State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _isRead
        ? _state.RecordExists
        : throw new InvalidOperationException($"The state '{shared.Name}' of {activation.GrainId} has not been read yet.");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        After(() => Read(cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        After(() => shared.Guard("clear", activation, shared.Storage.ClearStateAsync(shared.Name, activation.GrainId, _state, cancellationToken)));

    public Task WriteStateAsync(CancellationToken cancellationToken)
    {
        if (_running is not { IsCompleted: false })
        {
            return _running = Write(cancellationToken);
        }

        if (cancellationToken.CanBeCanceled)
        {
            return After(() => Write(cancellationToken));
        }

        if (_nextWrite is not null && ReferenceEquals(_nextWrite, _running))
        {
            return _nextWrite;
        }

        return _nextWrite = After(() =>
        {
            _nextWrite = null;
            return Write(cancellationToken);
        });
    }

    private Task Write(CancellationToken token) =>
        shared.Guard("write", activation, shared.Storage.WriteStateAsync(shared.Name, activation.GrainId, _state, token));

    private async Task Read(CancellationToken token)
    {
        await shared.Guard("read", activation, shared.Storage.ReadStateAsync(shared.Name, activation.GrainId, _state, token));
        _isRead = true;
        _state.State ??= Initial();
    }

    private static TState Initial() => typeof(TState).IsAbstract || typeof(TState) == typeof(string)
        ? default!
        : Activator.CreateInstance<TState>();

    /// <summary>Starts an operation once the one before it has ended, however it ended.</summary>
    private Task After(Func<Task> operation) =>
        _running = _running is { IsCompleted: false } before ? AfterAsync(before, operation) : operation();

    private static async Task AfterAsync(Task before, Func<Task> operation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await operation();
    }
}
