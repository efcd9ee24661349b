using System.Globalization;

namespace Shop.Runtime.Testing.Postgres;

/// <summary>Finds PostgreSQL's programs.</summary>
internal static class PostgresBinaries
{
    private const int OldestVersion = 15;
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>
    /// The directory with <c>initdb</c> and <c>pg_ctl</c>. Throws <see cref="FileNotFoundException"/> where there is none.
    /// </summary>
    public static string Directory { get; } = Find()
        ?? throw new FileNotFoundException($"PostgreSQL {OldestVersion} or newer isn't installed: apt-get install postgresql, or put its programs on the PATH.");

    private static string? Find()
    {
        var debian = System.IO.Directory.Exists(DebianRoot) ? System.IO.Directory.GetDirectories(DebianRoot) : [];
        var newest = debian
            .Where(directory => int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= OldestVersion)
            .OrderByDescending(directory => int.Parse(Path.GetFileName(directory), CultureInfo.InvariantCulture))
            .Select(directory => Path.Combine(directory, "bin"));
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return newest.Concat(onPath).FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")));
    }
}
