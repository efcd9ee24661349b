using System.Reflection;

namespace Runtime.Tests.Surface;

/// <summary>The downloaded packages of the real Orleans.</summary>
internal static class OrleansPackages
{
    /// <summary>The release that Runtime/ is compatible with.</summary>
    public static string Version => Setting("OrleansVersion");

    /// <summary>This repository's root.</summary>
    public static string RepoRoot => Setting("RepoRoot");

    /// <summary>The assemblies, of the framework that this repository targets.</summary>
    public static IReadOnlyList<string> Assemblies() =>
        [.. Folders().SelectMany(folder => FilesIn(Path.Combine(folder, "lib", "net10.0"), "*.dll"))];

    /// <summary>The packages' descriptions.</summary>
    public static IReadOnlyList<string> Nuspecs() => [.. Folders().SelectMany(folder => FilesIn(folder, "*.nuspec"))];

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Setting("NuGetPackageRoot"), "microsoft.orleans.*")
            .Select(package => Path.Combine(package, Version))
            .Where(Directory.Exists);

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern) : [];

    private static string Setting(string key) => typeof(OrleansPackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
