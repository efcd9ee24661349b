using Npgsql;

namespace Shop.Hosting.Database;

/// <summary>
/// Group commit: what is asked for while a batch is under way is the next batch, so that those who come at the same time share one
/// transaction, one round trip and one commit. Whoever comes alone goes at once. A batch is all or nothing: where the database refuses
/// it because of one of its members, each of them is tried alone, and only that one is refused.
/// </summary>
/// <typeparam name="TRequest">What is asked for.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
/// <param name="carryOut">Carries a batch out in one transaction; its answers are in the requests' order.</param>
/// <param name="keyOf">What a request writes: two of the same are never in one batch, and a batch is in the keys' order, so that batches lock alike.</param>
public sealed class GroupedCalls<TRequest, TAnswer>(Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TAnswer>>> carryOut, Func<TRequest, string> keyOf)
{
    /// <summary>Requests in a batch: beyond it their cost hardly falls any more, while the first of them waits for the last.</summary>
    public const int BatchMax = 128;

    // Some seconds' work; who comes beyond that is better told at once.
    private const int WaitingMax = 10_000;

    // Callers that were just answered come straight back: a batch is cut when a turn of the thread pool has brought nobody more.
    private const int SettlingTurnsMax = 8;

    // Of SQLSTATE: the data doesn't allow it, a lock wasn't had, two were in each other's way, a guard of ours. All is rolled back.
    private static readonly string[] _refusals = ["22", "23", "40", "55", "SH"];

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private bool _isWorking;

    /// <summary>Asks; answers when it is committed.</summary>
    /// <exception cref="TimeoutException">Too many wait; nothing was done.</exception>
    /// <exception cref="NpgsqlException">The database refuses it, or what became of it is unknown.</exception>
    public Task<TAnswer> AskAsync(TRequest request)
    {
        var waiting = new Waiting(request, keyOf(request));
        lock (_gate)
        {
            if (_waiting.Count >= WaitingMax)
            {
                throw new TimeoutException("Too many calls wait for the database; nothing was done.");
            }

            _waiting.AddLast(waiting);
            if (_isWorking)
            {
                return waiting.Answer.Task;
            }

            _isWorking = true;
        }

        // Never on the caller's thread: it may be a grain's turn, with its scheduler and its context.
        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.WorkAsync(), this, preferLocal: false);
        return waiting.Answer.Task;
    }

    private async Task WorkAsync()
    {
        while (await TakeAsync() is { Count: > 0 } batch)
        {
            await CarryOutAsync(batch);
        }
    }

    private async Task<List<Waiting>> TakeAsync()
    {
        for (var (turn, before) = (0, 0); turn < SettlingTurnsMax && before != _waiting.Count && _waiting.Count < BatchMax; turn++)
        {
            before = _waiting.Count;
            await Task.Yield();
        }

        lock (_gate)
        {
            var batch = Cut();
            _isWorking = batch.Count > 0;
            return batch;
        }
    }

    private List<Waiting> Cut()
    {
        var batch = new List<Waiting>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var (node, looked) = (_waiting.First, 0); node is not null && looked < BatchMax; looked++)
        {
            var next = node.Next;
            if (keys.Add(node.Value.Key))
            {
                batch.Add(node.Value);
                _waiting.Remove(node);
            }

            node = next;
        }

        batch.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return batch;
    }

    private async Task CarryOutAsync(List<Waiting> batch)
    {
        try
        {
            var answers = await carryOut(batch.ConvertAll(static one => one.Request));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.SetResult(answers[i]);
            }
        }
        catch (PostgresException exception) when (batch.Count > 1 && Array.Exists(_refusals, one => exception.SqlState.StartsWith(one, StringComparison.Ordinal)))
        {
            foreach (var one in batch)
            {
                await CarryOutAsync([one]);
            }
        }
        catch (Exception exception)
        {
            batch.ForEach(one => one.Answer.TrySetException(exception));
        }
    }

    private sealed record Waiting(TRequest Request, string Key)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
