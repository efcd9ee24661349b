namespace Shop.Silo.Catalog.Grouping;

/// <summary>
/// Lets many callers share round trips: what is asked for while a call is under way goes together in the next one, and a lone
/// caller waits for nobody. (Group commit; as the batched grain storage does it.)
/// </summary>
/// <typeparam name="TItem">What is asked.</typeparam>
/// <typeparam name="TResult">What is answered.</typeparam>
/// <param name="call">Answers several at once, in their order.</param>
/// <param name="keyOf">What must not be in one call twice; null where nothing must not.</param>
internal sealed class GroupedCalls<TItem, TResult>(
    Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> call, Func<TItem, object>? keyOf = null)
{
    // One on its way to the database while another is being answered: more would make the groups smaller, not the answers faster.
    private const int LanesMax = 2;

    // Documents of some kilobytes: about a megabyte a call.
    private const int GroupMax = 256;

    // As many as can be answered before their callers give up.
    private const int QueuedMax = 20_000;

    private readonly Lock _lock = new();
    private LinkedList<Member> _queue = new();
    private int _lanes;

    /// <summary>Asks for one.</summary>
    /// <exception cref="InvalidOperationException">Too many wait already.</exception>
    public Task<TResult> CallAsync(TItem item)
    {
        var member = new Member(item);
        lock (_lock)
        {
            if (_queue.Count >= QueuedMax)
            {
                throw new InvalidOperationException($"{QueuedMax} calls wait already, the most that may.");
            }

            _queue.AddLast(member);
            if (_lanes == LanesMax)
            {
                return member.Task;
            }

            _lanes++;
        }

        // Never on the scheduler of the grain that happens to be first.
        _ = Task.Run(RunLaneAsync);
        return member.Task;
    }

    private async Task RunLaneAsync()
    {
        while (Take() is { Count: > 0 } group)
        {
            await RunAsync(group).ConfigureAwait(false);
        }
    }

    private List<Member> Take()
    {
        var group = new List<Member>();
        var keys = keyOf is null ? null : new HashSet<object>();
        lock (_lock)
        {
            for (var node = _queue.First; node is not null && group.Count < GroupMax;)
            {
                var (current, next) = (node, node.Next);
                if (keys?.Add(keyOf!(current.Value.Item)) != false)
                {
                    group.Add(current.Value);
                    _queue.Remove(current);
                }

                node = next;
            }

            _lanes -= group.Count == 0 ? 1 : 0;
        }

        return group;
    }

    private async Task RunAsync(List<Member> group)
    {
        try
        {
            var results = await call([.. group.Select(static member => member.Item)]).ConfigureAwait(false);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].SetResult(results[i]);
            }
        }
        catch (Exception) when (group.Count > 1)
        {
            // One of them may be to blame, or two silos have got in each other's way: alone, each gets its own answer.
            foreach (var member in group)
            {
                await RunAsync([member]).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            group[0].SetException(exception);
        }
    }

    private sealed class Member(TItem item) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TItem Item => item;
    }
}
