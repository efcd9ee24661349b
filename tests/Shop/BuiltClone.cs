namespace Shop.Script.Tests;

/// <summary>
/// One clone, built from nothing, brought up and down once, and up again: it stands for all tests that leave it alone. The others
/// start from what it built.
/// </summary>
public sealed class BuiltClone : IAsyncLifetime
{
    private static readonly SemaphoreSlim _turn = new(1);
    private static BuiltClone? _built;
    private static int _users;

    public Clone Clone { get; private set; } = null!;

    public CommandResult FirstUp { get; private set; } = null!;

    public CommandResult FirstDown { get; private set; } = null!;

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
            (Clone, FirstUp, FirstDown, SecondUp) = (_built.Clone, _built.FirstUp, _built.FirstDown, _built.SecondUp);
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
        FirstUp = await Clone.UpAsync();
        FirstAnswered = await Clone.AnswersAsync();
        FirstPids = Clone.AllPids();
        FirstOwner = FirstUp.ExitCode == 0 ? await Clone.OwnerAsync() : [];
        FirstDown = await Clone.ShopAsync("down");
        SecondUp = await Clone.UpAsync();
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
