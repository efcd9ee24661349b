using System.Globalization;
using Shop.Chaos.Processes;

namespace Shop.Chaos.Cases;

/// <summary>A silo whose time of day is wrong, and jumps.</summary>
internal static class Clocks
{
    private const string FileName = "clock";
    private const int SecondsWrong = 600;

    public static DrillCase One { get; } = new("clock", "the time of day of one silo is 10 minutes ahead, then behind, then right", PlayAsync)
    {
        Prepare = Prepare,
        Obstacle = static () => Library() is null ? "libfaketime isn't installed: sudo apt-get install -y faketime" : null,
    };

    private static string? Library() =>
        new[] { "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib" }
            .Select(static folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists);

    private static void Prepare(DrilledShop shop)
    {
        Set(shop, 0);
        var silo = shop.Silos[0].Environment;
        silo["LD_PRELOAD"] = Library()!;
        silo["FAKETIME_TIMESTAMP_FILE"] = Path.Combine(shop.Folder, FileName);
        silo["FAKETIME_NO_CACHE"] = "1";
        silo["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"; // clocks that are wrong show another time of day; none runs backwards
    }

    private static async Task PlayAsync(Drill drill)
    {
        do
        {
            foreach (var wrong in new[] { SecondsWrong, -SecondsWrong, 0 })
            {
                await drill.PauseAsync(2, 4);
                Set(drill.Shop, wrong);
                drill.Say($"the clock of {drill.Shop.Silos[0].Name} jumps to {wrong:+0;-0;0} s");
            }
        }
        while (drill.HasTime);
    }

    private static void Set(DrilledShop shop, int seconds)
    {
        var file = Path.Combine(shop.Folder, FileName);
        File.WriteAllText($"{file}.new", seconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture));
        File.Move($"{file}.new", file, overwrite: true);
    }
}
