using System.Diagnostics;
using System.Net.Sockets;

namespace Shop.Chaos.Processes;

/// <summary>
/// A program of the shop that is kept running, as its supervisor in production does: when it ends, it is started again with the same
/// settings.
/// </summary>
internal sealed class Kept : IAsyncDisposable
{
    // As a supervisor's first one; a case may let a program stay away for longer.
    private static readonly TimeSpan _restartDelay = TimeSpan.FromMilliseconds(200);

    // A silo finishes its turns and hands over in a second or two; supervisors kill after 30.
    private static readonly TimeSpan _stopPatience = TimeSpan.FromSeconds(30);

    // Hosts start in two or three seconds, in ten where all do at once; on a machine that is busy with much else, in a minute or two.
    private static readonly TimeSpan _startPatience = TimeSpan.FromSeconds(150);

    private readonly IReadOnlyList<string> _command;
    private readonly string _log;
    private Process? _process;
    private Task _keeping = Task.CompletedTask;
    private volatile bool _isWanted;

    /// <param name="name">What people call it.</param>
    /// <param name="log">Where what it says goes.</param>
    /// <param name="command">How it is started.</param>
    public Kept(string name, string log, params IReadOnlyList<string> command) => (Name, _log, _command) = (name, log, command);

    public string Name { get; }

    /// <summary>What its command begins with.</summary>
    public IReadOnlyList<string> Prefix { get; set; } = [];

    /// <summary>Its settings: they count from its next start on.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Where <c>/health/ready</c> tells whether it is ready; null where it tells nobody.</summary>
    public Uri? Health { get; init; }

    /// <summary>Asks for its health.</summary>
    public HttpClient? Prober { get; init; }

    /// <summary>How long it stays away once it has ended.</summary>
    public TimeSpan RestartDelay { get; set; } = _restartDelay;

    /// <summary>How often it ended without having been told to.</summary>
    public int OwnEnds { get; private set; }

    /// <summary>Whether it is to run: it was started and not stopped since.</summary>
    public bool IsWanted => _isWanted;

    private bool IsTold { get; set; }

    /// <summary>Starts it, and keeps it running from now on.</summary>
    public async Task StartAsync()
    {
        (_isWanted, IsTold) = (true, false);
        _process = await LaunchAsync();
        _keeping = KeepAsync(_process);
    }

    /// <summary>SIGKILL: nothing in it gets to run any more. It comes back after <see cref="RestartDelay"/>.</summary>
    public void Kill()
    {
        IsTold = true;
        _process?.Kill();
    }

    /// <summary>Sends a signal by its name.</summary>
    public async Task SignalAsync(string name)
    {
        if (_process is { HasExited: false } process)
        {
            using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
            await kill.WaitForExitAsync();
        }
    }

    /// <summary>SIGTERM, and waits for its end; it stays away until it is started again.</summary>
    public async Task StopAsync()
    {
        (_isWanted, IsTold) = (false, true);
        await SignalAsync("TERM");
        try
        {
            await _keeping.WaitAsync(_stopPatience);
        }
        catch (TimeoutException)
        {
            _process?.Kill();
            await _keeping;
        }
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="TimeoutException">It isn't for long.</exception>
    public async Task ReadyAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (Stopwatch.GetElapsedTime(began) > _startPatience)
            {
                throw new TimeoutException($"{Name} isn't ready within {_startPatience.TotalSeconds} s; all it said is in {_log}.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Whether it says that it is ready; so is one that tells nobody.</summary>
    public Task<bool> IsReadyAsync() => AnswersAsync(Health);

    /// <summary>Whether it says that it is alive, ready or not.</summary>
    public Task<bool> IsAliveAsync() => AnswersAsync(Health is null ? null : new Uri(Health, "/health/live"));

    public async ValueTask DisposeAsync()
    {
        _isWanted = false;
        if (!_keeping.IsCompleted)
        {
            _process?.Kill();
            await _keeping;
        }

        _process?.Dispose();
    }

    private async Task<bool> AnswersAsync(Uri? url)
    {
        if (Prober is null)
        {
            return true;
        }

        try
        {
            using var answer = await Prober.GetAsync(url);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private Task<Process> LaunchAsync() => Starter.StartAsync([.. Prefix, .. _command], AppContext.BaseDirectory, _log, Environment);

    private async Task KeepAsync(Process process)
    {
        while (true)
        {
            await process.WaitForExitAsync();
            OwnEnds += IsTold ? 0 : 1;
            if (_isWanted)
            {
                await Task.Delay(RestartDelay);
            }

            if (!_isWanted)
            {
                return;
            }

            IsTold = false;
            process.Dispose();
            _process = process = await LaunchAsync();
        }
    }
}
