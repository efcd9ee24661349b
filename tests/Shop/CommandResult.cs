using System.Diagnostics;

namespace Shop.Script.Tests;

/// <summary>How a command ended, and what it said.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    // A build of the hosts on a busy machine with two cores, several times over.
    private static readonly TimeSpan _patienceMax = TimeSpan.FromMinutes(8);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command to its end; the environment carries nothing that changes what the script does.</summary>
    public static async Task<CommandResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string>? environment, string file, params string[] arguments)
    {
        using var process = Start(folder, environment, file, arguments);
        return await process.ResultAsync();
    }

    public static Running Start(string folder, IReadOnlyDictionary<string, string>? environment, string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(folder, file) : file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment.Remove("DATABASE_URL");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new Running(Process.Start(start)!);
    }

    public CommandResult ShouldSucceed()
    {
        ExitCode.ShouldBe(0, $"{Output}\n{Errors}");
        return this;
    }

    /// <summary>A command under way.</summary>
    public sealed class Running(Process process) : IDisposable
    {
        private readonly Task<string> _errors = process.StandardError.ReadToEndAsync();

        public int Id => process.Id;

        public StreamReader Output => process.StandardOutput;

        public async Task<CommandResult> ResultAsync()
        {
            using var patience = new CancellationTokenSource(_patienceMax);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new CommandResult(process.ExitCode, output, await _errors);
        }

        public void Dispose() => process.Dispose();
    }
}
