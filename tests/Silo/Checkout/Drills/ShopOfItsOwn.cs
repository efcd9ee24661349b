using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Shop.Runtime.Testing;
using Shop.ShopProcess;

namespace Shop.Silo.Tests.Checkout.Drills;

/// <summary>A silo of the shop in a process of its own, which makes purchases, halts where it is told to, and can be killed.</summary>
internal sealed class ShopOfItsOwn : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<Report> _reports = [];

    private ShopOfItsOwn(Process process) => _process = process;

    /// <summary>What it has told so far.</summary>
    public IReadOnlyList<Report> Reports => [.. _reports];

    /// <summary>Starts it; returns when it is ready.</summary>
    public static async Task<ShopOfItsOwn> StartAsync(bool isDrill, params IEnumerable<(string Name, string Value)> settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ShopProcess.dll");
        var arguments = settings.Select(static setting => $"{setting.Name}={setting.Value}");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. isDrill ? ["--drill"] : Array.Empty<string>(), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var shop = new ShopOfItsOwn(process);
        var before = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is var line && line != "ready")
        {
            line.ShouldNotBeNull($"The silo ended before it was ready. It said:\n{string.Join('\n', before)}");
            before.Add(line);
        }

        _ = shop.ListenAsync();
        return shop;
    }

    /// <summary>Lets it begin a purchase.</summary>
    public void Begin(Purchase purchase) => _process.StandardInput.WriteLine(JsonSerializer.Serialize(purchase));

    /// <summary>Asks how many points a purchase has passed.</summary>
    public void Count(Purchase purchase) => _process.StandardInput.WriteLine($"count {purchase.Checkout}");

    /// <summary>Lets everything go on that was halted.</summary>
    public void Go() => _process.StandardInput.WriteLine("go");

    /// <summary>SIGSTOP: the process stands still, whatever it is in the middle of.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Wake() => Signal("CONT");

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for a report of each of these purchases.</summary>
    public Task<IReadOnlyList<Report>> ToldAsync(string what, IEnumerable<Purchase> purchases)
    {
        var wanted = purchases.Select(static one => one.Checkout).ToHashSet();
        return Eventually.ReadAsync(
            () => Task.FromResult<IReadOnlyList<Report>>([.. _reports.Where(report => report.What == what && wanted.Contains(report.Checkout))]),
            told => told.Select(static one => one.Checkout).Distinct().Count() == wanted.Count, what);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private void Signal(string name) => _process.Signal(name).ShouldBeTrue();

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Output.ReportMark, StringComparison.Ordinal))
            {
                _reports.Enqueue(JsonSerializer.Deserialize<Report>(line.AsSpan(Output.ReportMark.Length))!);
            }
        }
    }
}
