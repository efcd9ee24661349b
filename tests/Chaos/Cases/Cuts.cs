using Shop.Chaos.Network;

namespace Shop.Chaos.Cases;

/// <summary>Lines between hosts that fail. Each silo is in a network namespace of its own.</summary>
internal static class Cuts
{
    private static readonly TimeSpan _cut = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _cutBriefly = TimeSpan.FromSeconds(7); // two silos bear a cut between them for five
    private static readonly TimeSpan _delay = TimeSpan.FromMilliseconds(200);

    public static DrillCase Database { get; } = New("cut-postgres", "one silo is cut from PostgreSQL", drill =>
    {
        var silo = drill.AnySilo();
        drill.Say($"{silo.Name} is cut from PostgreSQL");
        drill.Lines.CutFromDatabase(silo);
    });

    public static DrillCase AllFromDatabase { get; } = New("cut-postgres-all", "all silos are cut from PostgreSQL", drill =>
    {
        drill.Say("all silos are cut from PostgreSQL");
        drill.Shop.Silos.ToList().ForEach(drill.Lines.CutFromDatabase);
    });

    public static DrillCase Silos { get; } = New("cut-silos", "two silos are cut from each other", drill =>
    {
        var (one, other) = drill.TwoSilos();
        drill.Say($"{one.Name} and {other.Name} are cut from each other");
        drill.Lines.CutOneWay(one, other);
        drill.Lines.CutOneWay(other, one);
    });

    public static DrillCase Lonely { get; } = New("cut-one", "one silo is cut from all others, not from PostgreSQL", drill =>
    {
        var silo = drill.AnySilo();
        drill.Say($"{silo.Name} is cut from the other silos");
        foreach (var other in drill.Shop.Silos.Where(one => one != silo))
        {
            drill.Lines.CutOneWay(silo, other);
            drill.Lines.CutOneWay(other, silo);
        }
    });

    public static DrillCase OneWay { get; } = New("one-way", "what one silo says doesn't get to another one, but back", drill =>
    {
        var (from, to) = drill.TwoSilos();
        drill.Say($"what {from.Name} says doesn't get to {to.Name}");
        drill.Lines.CutOneWay(from, to);
    });

    public static DrillCase Delay { get; } = New("delay", "everything between silos takes 200 ms each way", drill =>
    {
        drill.Say("200 ms between silos");
        drill.Lines.Slow(_delay);
    });

    private static DrillCase New(string name, string what, Action<Drill> cut) => new(name, what, drill => PlayAsync(drill, cut)) { IsApart = true, Obstacle = Host.Obstacle };

    private static async Task PlayAsync(Drill drill, Action<Drill> cut)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            cut(drill);
            await Task.Delay(drill.IsBrief ? _cutBriefly : _cut);
            drill.Lines.Mend();
            drill.Say("the lines are whole");
            await drill.MendedAsync();
        }
        while (drill.HasTime);
    }
}
