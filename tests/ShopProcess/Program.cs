using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Shop.ShopProcess;
using Shop.ShopProcess.Halting;
using Shop.Silo;

// ShopProcess [--drill] NAME=VALUE…
// A silo of the shop with these settings. Says "ready"; takes a Purchase as JSON on each line of its input and begins it, lets
// everything go on that was halted at "go", says at "count CHECKOUT" how many points that one has passed, and tells each Report as
// JSON on a line of its own that begins with "report". It ends with its input.
// With --drill it looks for no checkouts that were left: its driver goes on with its own.
var isDrill = args is ["--drill", ..];
var points = new HaltingPoints();
await using var silo = SiloHost.Build([], builder =>
{
    builder.Logging.SetMinimumLevel(LogLevel.Error);
    foreach (var setting in isDrill ? args[1..] : args)
    {
        var (name, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        builder.Configuration[name] = value;
    }

    builder.Host.UseServiceProviderFactory(new HaltingServices(points, isDrill));
});
await silo.StartAsync();
var buyer = new Buyer(silo.Services.GetRequiredService<IGrainFactory>());
Output.Tell("ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    if (line == "go")
    {
        points.Go();
        continue;
    }

    if (line.StartsWith("count ", StringComparison.Ordinal))
    {
        var counted = line["count ".Length..];
        Output.Tell(new Report(counted, "counted", "", points.Find([counted])!.Passed));
        continue;
    }

    var purchase = JsonSerializer.Deserialize<Purchase>(line)!;
    points.Add(purchase);
    _ = Task.Run(() => buyer.BuyAsync(purchase));
}

await silo.StopAsync();
