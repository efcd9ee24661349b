using System.CommandLine;

namespace Shop.Bench.Spike;

/// <summary><c>bench spike</c>: rehearses a sale, whole and with a silo killed in the middle.</summary>
internal static class SpikeCommand
{
    private const string Calm = "calm";
    private const string Killed = "killed";
    private const string Both = "both";

    public static Command Create()
    {
        var units = Number("--units", "Pieces that there are (1 to 50000).", 5_000, 1, 50_000);
        var arrivals = Number("--arrivals", "People who come (1 to 500000).", 50_000, 1, 500_000);
        var seconds = Number("--seconds", "Within how many seconds they come (5 to 600).", 60, 5, 600);
        var silos = Number("--silos", "Silos (2 to 8).", 3, 2, 8);
        var connections = Number("--connections", "How many requests the crowd has under way at most (1 to 10000).", 1_000, 1, 10_000);
        var seed = new Option<int?>("--seed") { Description = "Decides who does what and when; another one each time by default." };
        var only = new Option<string>("--only") { Description = "calm: nothing is killed. killed: the room's silo is.", DefaultValueFactory = _ => Both };
        only.AcceptOnlyFromAmong(Calm, Killed, Both);
        var plots = new Option<DirectoryInfo>("--plots") { Description = "The folder for spike-calm.svg and spike-killed.svg.", DefaultValueFactory = _ => new(".shop") };
        var command = new Command("spike", "Rehearses a sale with a waiting room: more people than it bears, then the same with a silo killed in the middle.")
        {
            units, arrivals, seconds, silos, connections, seed, only, plots,
        };
        command.SetAction(async parsed =>
        {
            var options = new SpikeOptions(
                parsed.GetValue(units), parsed.GetValue(arrivals), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(silos),
                parsed.GetValue(connections), parsed.GetValue(seed) ?? Random.Shared.Next(1_000_000));
            var chosen = parsed.GetRequiredValue(only);
            return await PlayAsync(options, chosen is Both ? [Calm, Killed] : [chosen], parsed.GetRequiredValue(plots)) ? 0 : 1;
        });
        return command;
    }

    private static async Task<bool> PlayAsync(SpikeOptions options, string[] kinds, DirectoryInfo plots)
    {
        plots.Create();
        var isWhole = true;
        foreach (var kind in kinds)
        {
            var title = $"{options.Units:N0} pieces, {options.Arrivals:N0} people within {options.Length.TotalSeconds:N0} s, {options.Silos} silos{(kind == Killed ? ", one of them killed" : "")}";
            Console.WriteLine($"== a sale of {title} (seed {options.Seed})");
            var played = await Rehearsal.PlayAsync(options, kind == Killed, Console.WriteLine);
            Story.WriteEnd(Console.WriteLine, options, played);
            var file = Path.Combine(plots.FullName, $"spike-{kind}.svg");
            await File.WriteAllTextAsync(file, Plot.Draw($"A sale of {title}", SalePlot.Panels(played.Moments), played.Timeline.Marks, played.Moments.Count));
            Console.WriteLine($"plot: {file}");
            isWhole &= played.Broken.Count == 0;
        }

        return isWhole;
    }

    private static Option<int> Number(string name, string description, int usually, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usually };
        option.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<int>() is var value && (value < least || value > most))
            {
                parsed.AddError($"{name} takes a number from {least} to {most}.");
            }
        });
        return option;
    }
}
