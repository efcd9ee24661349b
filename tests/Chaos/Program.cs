using System.CommandLine;
using Shop.Chaos;
using Shop.Chaos.Cases;

var what = new Argument<string>("case")
{
    Description = $"What is done to the shop: {string.Join(", ", Catalog.Cases.Concat(Catalog.InBrief).Select(one => one.Name))}, or {Catalog.All} of it, one after the other.",
    DefaultValueFactory = _ => Catalog.All,
};
var minutes = new Option<double>("--minutes")
{
    Description = "For how long faults come, in each case (0.1 to 600); 0 for one of each.",
    DefaultValueFactory = _ => 1,
};
minutes.Validators.Add(option =>
{
    if (option.GetValueOrDefault<double>() is not (0 or (>= 0.1 and <= 600)))
    {
        option.AddError("--minutes takes 0, or a number from 0.1 to 600.");
    }
});
var keep = new Option<bool>("--keep") { Description = "Keeps the programs' logs where nothing was wrong, too." };
var seed = new Option<int?>("--seed") { Description = "Decides what shoppers do and when which fault comes; another one each time by default." };

var command = new RootCommand("Breaks Orleans.Shop while people shop, and checks that nothing acknowledged is lost.") { what, minutes, seed, keep };
command.SetAction(async parsed =>
{
    var chosen = Catalog.Find(parsed.GetRequiredValue(what));
    if (chosen.Count == 0)
    {
        Console.Error.WriteLine($"There is no case '{parsed.GetRequiredValue(what)}'. {what.Description}");
        return 2;
    }

    var length = TimeSpan.FromMinutes(parsed.GetRequiredValue(minutes));
    var options = new DrillOptions(length, parsed.GetValue(seed) ?? Random.Shared.Next(1_000_000), length == TimeSpan.Zero, Console.WriteLine, parsed.GetValue(keep));
    var broken = new List<string>();
    foreach (var one in chosen)
    {
        if (!await Drill.RunAsync(one, options))
        {
            broken.Add(one.Name);
        }
    }

    Console.WriteLine(broken.Count == 0 ? $"all whole (seed {options.Seed})" : $"BROKEN: {string.Join(", ", broken)}; ./shop chaos {broken[0]} --seed {options.Seed} plays it again");
    return broken.Count == 0 ? 0 : 1;
});

// A signal ends it at once, and with it all that it has started.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
