using System.Xml.Linq;

namespace Runtime.Tests.Surface;

public sealed class PackageVersionTests
{
    private const string Nuspec = """
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><dependencies>
          <group targetFramework="net10.0">
            <dependency id="Polly" version="8.6.4" />
            <dependency id="Microsoft.CodeAnalysis.Common" version="5.0.0" />
          </group>
          <group targetFramework="net8.0"><dependency id="Old" version="99.0.0" /></group>
        </dependencies></metadata></package>
        """;

    [Fact]
    public void no_central_version_is_below_what_orleans_asks_for()
    {
        var nuspecs = OrleansPackages.Nuspecs();
        var central = XDocument.Load(Path.Combine(OrleansPackages.RepoRoot, "Directory.Packages.props"));

        nuspecs.Count.ShouldBeGreaterThanOrEqualTo(6);
        PackageVersions.TooLow(central, nuspecs.Select(path => XDocument.Load(path))).ShouldBeEmpty();
    }

    [Fact]
    public void the_full_feed_gets_the_release_that_the_surface_is_compared_with() =>
        XDocument.Load(Path.Combine(OrleansPackages.RepoRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => ((string)package.Attribute("Include")!).StartsWith("Microsoft.Orleans.", StringComparison.Ordinal))
            .Select(package => (string)package.Attribute("Version")!)
            .Distinct()
            .ShouldBe([OrleansPackages.Version]);

    [Theory]
    [InlineData("Polly", "8.6.3", true)]
    [InlineData("polly", "8.6.4-preview.1", true)]
    [InlineData("Polly", "8.6.4", false)]
    [InlineData("Polly", "8.10.0", false)]
    [InlineData("Old", "1.0.0", false)]
    [InlineData("Unknown", "1.0.0", false)]
    [InlineData("Microsoft.CodeAnalysis.CSharp", "4.14.0", true)]
    [InlineData("Microsoft.CodeAnalysis.CSharp", "5.0.0", false)]
    public void a_version_below_the_minimum_is_found(string id, string version, bool isTooLow)
    {
        var central = XDocument.Parse($"""<Project><PackageVersion Include="{id}" Version="{version}" /></Project>""");

        PackageVersions.TooLow(central, [XDocument.Parse(Nuspec)]).Any().ShouldBe(isTooLow);
    }
}
