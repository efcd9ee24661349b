using System.CommandLine;
using System.Text.Json;
using Shop.Bench;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime.External;
using Shop.Bench.Spike;

var what = new Argument<string>("case")
{
    Description = $"A case or a group of cases: {string.Join(", ", Catalog.Groups.Keys)}, {string.Join(", ", Catalog.Cases.Select(one => one.Name))}.",
    DefaultValueFactory = _ => Catalog.All,
};
var seconds = new Option<double>("--seconds")
{
    Description = "How long one round of one side takes (0.1 to 600); a case has three of each and a warm-up.",
    DefaultValueFactory = _ => 5,
};
seconds.Validators.Add(option =>
{
    if (option.GetValueOrDefault<double>() is not (>= 0.1 and <= 600))
    {
        option.AddError("--seconds takes a number from 0.1 to 600.");
    }
});
var seed = new Option<int?>("--seed") { Description = "Where chance begins, for the case fuzz; another one each time by default." };
var json = new Option<FileInfo?>("--json") { Description = "Writes the figures to this file as well." };

var command = new RootCommand("Measures Orleans.Shop on this machine; every figure beside a reference of the same run.") { what, seconds, seed, json };
command.Subcommands.Add(ServeCommand.Create());
command.Subcommands.Add(SpikeCommand.Create());
command.SetAction(async parsed =>
{
    var chosen = Catalog.Find(parsed.GetRequiredValue(what));
    if (chosen.Count == 0)
    {
        Console.Error.WriteLine($"There is no case or group '{parsed.GetRequiredValue(what)}'. {what.Description}");
        return 2;
    }

    var options = new BenchOptions(TimeSpan.FromSeconds(parsed.GetRequiredValue(seconds)), parsed.GetValue(seed));
    var results = new List<Result>();
    Table.WriteHeader();
    foreach (var one in chosen)
    {
        foreach (var result in await one.Run(options))
        {
            results.Add(result);
            Table.Write(result);
        }
    }

    if (parsed.GetValue(json) is { } file)
    {
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, results, ResultJson.Default.ListResult);
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
