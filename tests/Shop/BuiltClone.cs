namespace Shop.Script.Tests;

/// <summary>One clone, built from nothing and brought up and down once; the others start from what it built.</summary>
public sealed class BuiltClone : IAsyncLifetime
{
    public Clone Clone { get; } = Clone.Create().Open();

    public CommandResult FirstUp { get; private set; } = null!;

    public CommandResult FirstDown { get; private set; } = null!;

    public int[] FirstPids { get; private set; } = [];

    public bool FirstAnswered { get; private set; }

    public async Task InitializeAsync()
    {
        FirstUp = await Clone.UpAsync();
        FirstAnswered = await Clone.AnswersAsync();
        FirstPids = Clone.AllPids();
        FirstDown = await Clone.ShopAsync("down");
    }

    public Task DisposeAsync() => Clone.DisposeAsync().AsTask();
}

/// <summary>The tests that start the shop take turns: they share the machine's cores.</summary>
[CollectionDefinition(Name)]
public sealed class StartedShop : ICollectionFixture<BuiltClone>
{
    public const string Name = "a started shop";
}
