namespace Shop.Script.Tests;

/// <summary>Another clone, with three silos, that came up beside the standing one and was taken down, and what was seen of it.</summary>
public sealed class PassingClone(BuiltClone built) : IAsyncLifetime
{
    public Clone Clone { get; } = Clone.Create(built.Clone).Open();

    public CommandResult Up { get; private set; } = null!;

    public int?[] Silos { get; private set; } = [];

    /// <summary>How many living members each cluster of its database has.</summary>
    public CommandResult Members { get; private set; } = null!;

    public int[] Pids { get; private set; } = [];

    public CommandResult Down { get; private set; } = null!;

    /// <summary>Whether that left what is stored.</summary>
    public bool IsStoredKept { get; private set; }

    public CommandResult Erased { get; private set; } = null!;

    public bool IsStoredErased { get; private set; }

    /// <summary>Those of the standing one, before anything was done.</summary>
    public int[] StandingPids { get; private set; } = [];

    public async Task InitializeAsync()
    {
        StandingPids = built.Clone.AllPids();
        Up = await Clone.UpAsync(silos: 3);
        Silos = [.. new[] { "silo-1", "silo-2", "silo-3" }.Select(name => Clone.PidOf(name))];
        Members = await Clone.PsqlAsync("SELECT count(*) FROM OrleansMembershipTable WHERE Status = 3 GROUP BY DeploymentId");
        Pids = Clone.AllPids();
        Down = await Clone.ShopAsync("down");
        IsStoredKept = Directory.Exists(Clone.PathOf(".shop/postgres/data"));
        Erased = await Clone.ShopAsync("down", "--erase");
        IsStoredErased = !Directory.Exists(Clone.PathOf(".shop/postgres"));
    }

    public async Task DisposeAsync() => await Clone.DisposeAsync();
}
