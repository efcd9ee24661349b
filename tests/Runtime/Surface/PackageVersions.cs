using System.Xml.Linq;

namespace Runtime.Tests.Surface;

/// <summary>
/// Central package versions against what Orleans' packages ask for. With transitive pinning, a central version below a package's
/// minimum fails the restore; only a feed that has Orleans' dependencies would show it.
/// </summary>
public static class PackageVersions
{
    private const string Roslyn = "Microsoft.CodeAnalysis.";

    /// <summary>The central versions that are too low, a line each.</summary>
    public static IEnumerable<string> TooLow(XDocument central, IEnumerable<XDocument> nuspecs)
    {
        var minima = nuspecs.SelectMany(Dependencies).ToLookup(dependency => dependency.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var package in central.Descendants("PackageVersion"))
        {
            var id = (string)package.Attribute("Include")!;
            var version = (string)package.Attribute("Version")!;
            foreach (var needed in Needed(id, minima).Where(needed => Number(version).CompareTo(Number(needed)) < 0).Distinct())
            {
                yield return $"{id} {version} is below {needed}, which Orleans asks for";
            }
        }
    }

    // Roslyn's packages depend on exactly their own version of Common, so Common's minimum holds for all of them.
    private static IEnumerable<string> Needed(string id, ILookup<string, (string Id, string Version)> minima)
    {
        var isCompiler = id.StartsWith(Roslyn, StringComparison.OrdinalIgnoreCase) && !id.Contains("Analyzers", StringComparison.OrdinalIgnoreCase);
        return minima[id].Concat(isCompiler ? minima[Roslyn + "Common"] : []).Select(dependency => dependency.Version);
    }

    private static IEnumerable<(string Id, string Version)> Dependencies(XDocument nuspec) =>
        from dependency in nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
        where (string?)dependency.Parent?.Attribute("targetFramework") is null or "net10.0"
        select ((string)dependency.Attribute("id")!, (string)dependency.Attribute("version")!);

    // A pre-release comes before its release; between pre-releases of one version nothing is pinned here.
    private static (Version Version, bool IsRelease) Number(string text)
    {
        var parts = text.Trim('[', ']').Split('-', 2);
        return (Version.Parse(parts[0]), parts.Length == 1);
    }
}
