using Orleans.Concurrency;

namespace Shop.Runtime.Tests.Net.Peers;

/// <summary>What the tests of the wire call.</summary>
public interface INetGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);

    Task<byte[]> Bytes(int count);

    Task<int> Length(byte[] bytes);

    /// <summary>Waits until <see cref="Release"/>, then counts.</summary>
    Task<int> Hold();

    [ReadOnly]
    Task<int> HoldReading();

    [AlwaysInterleave]
    Task Release();

    /// <summary>How many calls wait in <see cref="Hold"/> and <see cref="HoldReading"/>.</summary>
    [AlwaysInterleave]
    Task<int> Holding();

    Task Throw(bool unknown);

    Task<object> Unwritable();

    Task<string?> Traced();
}

public sealed class NetGrain : Grain, INetGrain
{
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;
    private int _holding;

    public Task<string> Echo(string text) => Task.FromResult(text);

    public Task<byte[]> Bytes(int count) => Task.FromResult(new byte[count]);

    public Task<int> Length(byte[] bytes) => Task.FromResult(bytes.Length);

    public async Task<int> Hold()
    {
        _holding++;
        await _released.Task;
        _holding--;
        return ++_held;
    }

    public Task<int> HoldReading() => Hold();

    public Task Release()
    {
        _released.SetResult();
        _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.CompletedTask;
    }

    public Task<int> Holding() => Task.FromResult(_holding);

    public Task Throw(bool unknown) => throw (unknown ? new SiloOnlyException("of the silo alone") : new ArgumentOutOfRangeException(nameof(unknown), "too many"));

    public Task<object> Unwritable() => Task.FromResult<object>(new Uncodable());

    public Task<string?> Traced() => Task.FromResult(System.Diagnostics.Activity.Current?.Id);

    private sealed class SiloOnlyException(string message) : Exception(message);

    private sealed class Uncodable;
}
