using Orleans.Runtime;

namespace Grains.Tests.State;

/// <summary>A stored state whose writes end when the test says so.</summary>
internal sealed class FakeState(string state) : IPersistentState<string>
{
    private TaskCompletionSource _write = new();

    /// <summary>Where what awaits a write goes on.</summary>
    public Turns Turns { get; } = new();

    public string State { get; set; } = state;

    public string? Etag => null;

    public bool RecordExists => true;

    /// <summary>What was written, in order.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Whether writes end at once.</summary>
    public bool IsInstant { get; set; }

    /// <summary>Whether one is under way.</summary>
    public bool IsWriting { get; private set; }

    public async Task WriteStateAsync()
    {
        IsWriting.ShouldBeFalse("one write at a time");
        Writes.Add(State);
        if (IsInstant)
        {
            return;
        }

        IsWriting = true;
        _write = new TaskCompletionSource();
        await _write.Task;
    }

    public void EndWrite() => Turns.Run(() =>
    {
        IsWriting.ShouldBeTrue();
        IsWriting = false;
        _write.SetResult();
    });

    public void FailWrite(Exception exception) => Turns.Run(() => _write.SetException(exception));

    public Task ReadStateAsync() => Task.CompletedTask;

    public Task ClearStateAsync() => Task.CompletedTask;
}
