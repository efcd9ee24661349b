using System.Threading.Channels;
using Shop.Runtime.Storage.Batching;

namespace Runtime.Tests.Storage.Batching;

/// <summary>Shows each batch to the test, which says how it ends.</summary>
internal sealed class SampleExecutor : IBatchExecutor<SampleMember>
{
    private readonly Channel<Batch> _batches = Channel.CreateUnbounded<Batch>();

    public bool IsClosed { get; private set; }

    /// <summary>Whether a batch is under way or was begun and not looked at.</summary>
    public bool HasWork => _batches.Reader.Count > 0;

    public async Task<Batch> NextAsync() => await _batches.Reader.ReadAsync();

    public async Task ExecuteAsync(List<SampleMember> batch, List<SampleMember> setAside)
    {
        var shown = new Batch([.. batch], setAside);
        await _batches.Writer.WriteAsync(shown);
        await shown.Ended.Task;
    }

    public ValueTask DisposeAsync()
    {
        IsClosed = true;
        return default;
    }

    internal sealed record Batch(List<SampleMember> Members, List<SampleMember> SetAside)
    {
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IEnumerable<int> Rows => Members.Select(member => member.Row);

        public void Succeed()
        {
            Members.ForEach(member => member.Succeed());
            Ended.SetResult();
        }

        public void SetAsideAndEnd(int row)
        {
            SetAside.Add(Members.Single(member => member.Row == row));
            Members.FindAll(member => member.Row != row).ForEach(member => member.Succeed());
            Ended.SetResult();
        }
    }
}
