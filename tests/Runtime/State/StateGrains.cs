using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Shop.Runtime.Tests.State;

public interface INoteGrain : IGrainWithStringKey
{
    Task Append(string text);

    Task<string> Text();

    Task<int> Activation();

    Task<bool> Exists();

    Task Clear();

    Task ReadAgain();

    Task Leave();
}

/// <summary>The same with <see cref="Grain{TGrainState}"/>.</summary>
public interface IClassicNoteGrain : INoteGrain;

public interface ISharedNoteGrain : IGrainWithStringKey
{
    Task Append(string text);

    Task<int> Appended();
}

[GenerateSerializer]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";
}

public sealed class NoteGrain(
    [PersistentState("note", "notes")] IPersistentState<Note> note, [PersistentState("second", "notes")] IPersistentState<Note> second)
    : Grain, INoteGrain
{
    private static int _activations;

    private readonly int _number = Interlocked.Increment(ref _activations);

    public async Task Append(string text)
    {
        note.State.Text += text;
        await note.WriteStateAsync();
        second.State.Text = note.State.Text;
        await second.WriteStateAsync();
    }

    public Task<string> Text() => Task.FromResult(note.State.Text + second.State.Text);

    public Task<int> Activation() => Task.FromResult(_number);

    public Task<bool> Exists() => Task.FromResult(note.RecordExists);

    public Task Clear() => note.ClearStateAsync();

    public Task ReadAgain() => note.ReadStateAsync();

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Orleans.Providers.StorageProvider(ProviderName = "notes")]
public sealed class ClassicNoteGrain : Grain<Note>, IClassicNoteGrain
{
    private static int _activations;

    private readonly int _number = Interlocked.Increment(ref _activations);
    private bool _hasRead;

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        _hasRead ? Task.CompletedTask : throw new InvalidOperationException("The override was passed by.");

    public Task Append(string text)
    {
        State.Text += text;
        return WriteStateAsync();
    }

    public Task<string> Text() => Task.FromResult(State.Text);

    public Task<int> Activation() => Task.FromResult(_number);

    public Task<bool> Exists() => Task.FromResult(State.Text.Length > 0);

    public Task Clear() => ClearStateAsync();

    public Task ReadAgain() => ReadStateAsync();

    protected override Task ReadStateAsync()
    {
        _hasRead = true;
        return base.ReadStateAsync();
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Reentrant]
public sealed class SharedNoteGrain([PersistentState("note", "notes")] IPersistentState<Note> note) : Grain, ISharedNoteGrain
{
    private int _appended;

    public Task Append(string text)
    {
        _appended++;
        note.State.Text += text;
        return note.WriteStateAsync();
    }

    public Task<int> Appended() => Task.FromResult(_appended);
}

/// <summary>A store in memory whose writes can be held up, refused and counted.</summary>
public sealed class ScriptedStorage : IGrainStorage
{
    private readonly Dictionary<(string, GrainId), (string Text, int Version)> _rows = [];

    public TaskCompletionSource? Hold { get; set; }

    public Exception? Failure { get; set; }

    public int Writes { get; private set; }

    /// <summary>What another silo would do: the version moves without this one's knowledge.</summary>
    public void Overwrite(string state, GrainId grain, string text)
    {
        lock (_rows)
        {
            _rows[(state, grain)] = (text, _rows.GetValueOrDefault((state, grain)).Version + 1);
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_rows)
        {
            if (Failure is { } failure)
            {
                return Task.FromException(failure);
            }

            grainState.RecordExists = _rows.TryGetValue((stateName, grainId), out var row);
            grainState.State = (T)(object)new Note { Text = row.Text ?? "" };
            grainState.ETag = grainState.RecordExists ? $"{row.Version}" : null;
            return Task.CompletedTask;
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var text = ((Note)(object)grainState.State!).Text;
        lock (_rows)
        {
            Writes++;
        }

        if (Hold is { } hold)
        {
            await hold.Task;
        }

        lock (_rows)
        {
            if (Failure is { } failure)
            {
                throw failure;
            }

            var version = _rows.TryGetValue((stateName, grainId), out var row) ? $"{row.Version}" : null;
            if (version != grainState.ETag)
            {
                throw new InconsistentStateException("The version has moved.", version, grainState.ETag);
            }

            _rows[(stateName, grainId)] = (text, row.Version + 1);
            grainState.ETag = $"{row.Version + 1}";
            grainState.RecordExists = true;
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_rows)
        {
            _rows.Remove((stateName, grainId));
        }

        grainState.State = (T)(object)new Note();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
