using System.Globalization;
using System.Net;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;

namespace Shop.Script.Tests;

/// <summary>A copy of this repository in a folder of its own, in which the script is run as a person would.</summary>
public sealed class Clone : IAsyncDisposable
{
    // What a clone doesn't have, or doesn't need to start the shop.
    private static readonly string[] _leftOut = [".git", ".shop", "bin", "obj", "docs", "node_modules", "tests"];

    private static readonly HttpClient _http = new();

    private Clone(string folder) => Folder = folder;


    public string Folder { get; }

    public int Port { get; } = FreePort.Next();

    /// <summary>
    /// Copies the sources, and the build of <paramref name="built"/> where it is given, so that only one clone has to build.
    /// </summary>
    public static Clone Create(Clone? built = null)
    {
        var clone = new Clone(Directory.CreateTempSubdirectory("shop-tests-").FullName);
        Copy(Repository.Folder, clone.Folder);
        var feed = Path.Combine(Repository.Folder, ".shop/feed.props");
        if (File.Exists(feed))
        {
            Directory.CreateDirectory(clone.PathOf(".shop"));
            File.Copy(feed, clone.PathOf(".shop/feed.props"));
        }

        if (built is not null)
        {
            Copy(built.PathOf(".shop/hosts"), clone.PathOf(".shop/hosts"));
        }

        return clone;
    }

    /// <summary>Lets other accounts in: a clone's folder is closed to them by default.</summary>
    public Clone Open()
    {
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        return this;
    }

    public Task<CommandResult> ShopAsync(params string[] arguments) => CommandResult.RunAsync(Folder, null, "./shop", arguments);

    /// <summary>Starts the shop, with nothing to buy unless something is asked for: a catalog is a program of its own that loads it.</summary>
    public Task<CommandResult> UpAsync(int products = 0, int silos = 1) =>
        ShopAsync("up", "--detach", "--port", $"{Port}", "--products", $"{products}", "--silos", $"{silos}");

    public async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await _http.GetAsync($"http://127.0.0.1:{Port}/health/ready");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The process behind a name (silo-1, payments, api, postgres), or its supervisor; null when none is recorded.</summary>
    public int? PidOf(string name, string kind = "process")
    {
        try
        {
            var record = File.ReadAllText(PathOf($".shop/run/{name}.{kind}"));
            return int.Parse(record.AsSpan(0, record.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Every process that the script has recorded in this clone.</summary>
    public int[] AllPids() => !Directory.Exists(PathOf(".shop/run"))
        ? []
        : [.. new[] { "process", "supervisor" }.SelectMany(kind => Directory.GetFiles(PathOf(".shop/run"), $"*.{kind}")
            .Select(file => PidOf(Path.GetFileNameWithoutExtension(file), kind)!.Value))];

    /// <summary>The login of the shop's owner, by name and password.</summary>
    public Task<string[]> OwnerAsync() => File.ReadAllLinesAsync(PathOf(".shop/owner"));

    /// <summary>What the database of this clone says to a command; the clone must be open to its account.</summary>
    public Task<CommandResult> PsqlAsync(string sql) =>
        CommandResult.RunAsync(Folder, null, "psql", "-At", "-c", sql, $"postgresql://shop@/shop?host={PathOf(".shop/postgres")}");

    public string PathOf(string path) => Path.Combine(Folder, path);

    public async ValueTask DisposeAsync()
    {
        await ShopAsync("down", "--erase");
        Directory.Delete(Folder, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => !_leftOut.Contains(Path.GetFileName(folder))))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
