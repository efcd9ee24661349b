using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shop.Runtime.Testing.Network;

namespace Shop.Runtime.Testing.Postgres;

/// <summary>
/// A PostgreSQL of one's own in a temporary directory, on a free port of 127.0.0.1. It goes away with the process that started
/// it, however that ends. As root it runs as the user <c>postgres</c>, because PostgreSQL refuses to run as root.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> _sharedServer = new(() => StartAsync());

    private readonly Process _watchdog;
    private int _databases;

    private PostgresServer(string directory, int port, Process watchdog)
    {
        Directory = directory;
        Port = port;
        _watchdog = watchdog;
    }

    /// <summary>One server for all tests of a process, started when first asked for.</summary>
    public static Task<PostgresServer> Shared => _sharedServer.Value;

    /// <summary>The data directory.</summary>
    public string Directory { get; }

    /// <summary>The TCP port.</summary>
    public int Port { get; }

    /// <summary>
    /// Starts a server. With <paramref name="durable"/> it writes through to the disk as a real one does; tests that only kill
    /// other processes don't need that.
    /// </summary>
    public static async Task<PostgresServer> StartAsync(bool durable = false, params string[] settings)
    {
        var directory = NewDirectory();
        var port = FreePort.Next();
        var configuration = string.Join('\n', [.. Settings(port, directory, durable), .. settings]);
        await ShellAsync($"""
            {MakeDirectory(directory)}
            {AsPostgres} {PostgresBinaries.Directory}/initdb -D {directory} -U postgres -A trust -E UTF8 --locale=C --no-sync
            cat >> {directory}/postgresql.conf <<'END'
            {configuration}
            END
            """);
        var server = new PostgresServer(directory, port, StartWatchdog(directory));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>
    /// Starts a standby: a copy that follows by streaming what is written here, can be read, and can't be written until it is promoted.
    /// </summary>
    /// <param name="name">What this server knows it by, as <c>synchronous_standby_names</c> does.</param>
    /// <param name="through">The port where it finds this server: its own, or that of a line to it.</param>
    public async Task<PostgresServer> StartStandbyAsync(string name, int through)
    {
        var directory = NewDirectory();
        var port = FreePort.Next();
        await ShellAsync($"""
            {MakeDirectory(directory)}
            {AsPostgres} {PostgresBinaries.Directory}/pg_basebackup -D {directory} -h 127.0.0.1 -p {Port} -U postgres -X stream -c fast --no-sync
            cat >> {directory}/postgresql.conf <<'END'
            port = {port}
            unix_socket_directories = '{directory}'
            primary_conninfo = 'host=127.0.0.1 port={through} user=postgres application_name={name}'
            END
            {AsPostgres} touch {directory}/standby.signal
            """);
        var standby = new PostgresServer(directory, port, StartWatchdog(directory));
        await standby.StartAgainAsync();
        return standby;
    }

    /// <summary>Makes a standby a server of its own, which can be written from now on.</summary>
    public Task PromoteAsync() => ControlAsync("promote -w");

    /// <summary>kill -9 of all its processes at once: nothing is said to anybody any more.</summary>
    public Task KillAsync() => ShellAsync($"""
        server=$(head -1 {Directory}/postmaster.pid)
        kill -9 $server $(cat /proc/$server/task/$server/children)
        """);

    /// <summary>What connects to a database of this server.</summary>
    public string ConnectionStringTo(string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database={database}";

    /// <summary>Makes a database, empty or as a copy of <paramref name="template"/>, and returns its name.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionStringTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", connection);
        await command.ExecuteNonQueryAsync();
        return name;
    }

    /// <summary>Runs one of PostgreSQL's own programs, such as <c>pg_dump</c>, on this server; arguments have no spaces.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public Task RunAsync(string program, params string[] arguments) => ShellAsync(
        $"{PostgresBinaries.Directory}/{program} --host=127.0.0.1 --port={Port.ToString(CultureInfo.InvariantCulture)} --username=postgres {string.Join(' ', arguments)}");

    /// <summary>Ends the server as a restart does: sessions are thrown out, nothing that was committed is lost.</summary>
    public Task StopAsync() => ControlAsync("stop -m fast -w");

    /// <summary>Ends the server as a crash does.</summary>
    public Task CrashAsync() => ControlAsync("stop -m immediate -w");

    /// <summary>Starts the server again on the same port.</summary>
    public Task StartAgainAsync() => ControlAsync($"start -w -l {Directory}/log");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _watchdog.StandardInput.Close();
        await _watchdog.WaitForExitAsync();
        _watchdog.Dispose();
    }

    private static string AsPostgres => Environment.UserName == "root" ? "runuser -u postgres --" : "";

    private static string NewDirectory() => Path.Combine(Path.GetTempPath(), $"shop-pg-{Guid.NewGuid():N}");

    private static string MakeDirectory(string directory) => $"mkdir -m 700 {directory}; [ \"$(id -u)\" != 0 ] || chown postgres {directory}";

    private Task ControlAsync(string verb) => ShellAsync($"{AsPostgres} {PostgresBinaries.Directory}/pg_ctl -D {Directory} {verb}");

    private static IEnumerable<string> Settings(int port, string directory, bool durable)
    {
        yield return "listen_addresses = '127.0.0.1'";
        yield return $"port = {port}";
        yield return $"unix_socket_directories = '{directory}'";
        yield return "max_connections = 300";
        yield return "shared_buffers = 128MB";
        if (!durable)
        {
            yield return "fsync = off";
            yield return "full_page_writes = off";
        }
    }

    // Waits until the test process closes its end of the pipe, which the kernel does even after kill -9.
    private static Process StartWatchdog(string directory) => Process.Start(
        new ProcessStartInfo("bash", ["-c", $"cat; {AsPostgres} {PostgresBinaries.Directory}/pg_ctl -D {directory} stop -m immediate >/dev/null 2>&1; rm -rf {directory}"])
        {
            RedirectStandardInput = true,
        })!;

    private static async Task ShellAsync(string script)
    {
        // Into a file, not a pipe: the server inherits it and would keep a pipe open.
        var output = Path.GetTempFileName();
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"{{ set -e\n{script}\n}} >{output} 2>&1 </dev/null"]))!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(output);
        File.Delete(output);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL's programs failed:\n{text}");
        }
    }
}
