namespace Shop.Script.Tests;

/// <summary>
/// One clone, built from nothing, brought up in the foreground and interrupted, and brought up again: it stands for all tests that leave
/// it alone. The others start from what it built.
/// </summary>
public sealed class BuiltClone : IAsyncLifetime
{
    // What the storefront is looked at with.
    private const int Products = 20;

    private static readonly SemaphoreSlim _turn = new(1);
    private static BuiltClone? _built;
    private static int _users;

    public Clone Clone { get; private set; } = null!;

    public CommandResult FirstUp { get; private set; } = null!;

    /// <summary>Whether it said that it is ready, before it was interrupted.</summary>
    public bool WasFirstReady { get; private set; }

    public CommandResult SecondUp { get; private set; } = null!;

    public int[] FirstPids { get; private set; } = [];

    public string[] FirstOwner { get; private set; } = [];

    public bool FirstAnswered { get; private set; }

    /// <summary>The two collections of tests run side by side, and have one.</summary>
    public async Task InitializeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_built is null)
            {
                await BuildAsync();
                _built = this;
            }

            _users++;
            (Clone, FirstUp, WasFirstReady, SecondUp) = (_built.Clone, _built.FirstUp, _built.WasFirstReady, _built.SecondUp);
            (FirstPids, FirstOwner, FirstAnswered) = (_built.FirstPids, _built.FirstOwner, _built.FirstAnswered);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (Clone != _built?.Clone)
            {
                await Clone.DisposeAsync(); // its own, which could not be built: nobody else has it
            }
            else if (--_users == 0)
            {
                _built = null;
                await Clone.DisposeAsync();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task BuildAsync()
    {
        Clone = Clone.Create().Open();
        FirstUp = await UpInForegroundAsync();
        SecondUp = await Clone.UpAsync(Products);
    }

    private async Task<CommandResult> UpInForegroundAsync()
    {
        // A process begins with the signals ignored that its starter ignores, as whoever runs tests in the background does.
        using var up = CommandResult.Start(
            Clone.Folder, null, "env", "--default-signal=INT", "./shop", "up", "--port", $"{Clone.Port}", "--products", $"{Products}");
        var said = new List<string>();
        while (!WasFirstReady && await up.Output.ReadLineAsync() is { } line)
        {
            said.Add(line);
            WasFirstReady = line.StartsWith("ready", StringComparison.Ordinal);
        }

        if (WasFirstReady)
        {
            FirstAnswered = await Clone.AnswersAsync();
            FirstPids = Clone.AllPids();
            FirstOwner = await Clone.OwnerAsync();
            Processes.Signal("INT", up.Id);
        }

        var result = await up.ResultAsync();
        return result with { Output = string.Join('\n', [.. said, result.Output]) };
    }
}

/// <summary>The tests of what the script is told.</summary>
[CollectionDefinition(Name)]
public sealed class StandingShop : ICollectionFixture<BuiltClone>
{
    public const string Name = "a standing shop";
}

/// <summary>The tests of what befalls it: beside the others, since both wait for processes half of the time.</summary>
[CollectionDefinition(Name)]
public sealed class CrashedShops : ICollectionFixture<BuiltClone>
{
    public const string Name = "crashed shops";
}
