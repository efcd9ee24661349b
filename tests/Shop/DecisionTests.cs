using System.Globalization;
using Shop.Runtime.Testing;

namespace Shop.Script.Tests;

/// <summary>The decisions in <c>docs/adr</c>.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void each_has_a_number_of_its_own_which_its_heading_has_too()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Folder, "docs/adr"), "*.md").Order(StringComparer.Ordinal).ToList();

        var numbers = files.Select(file => int.Parse(Path.GetFileName(file).AsSpan(0, 4), CultureInfo.InvariantCulture)).ToList();

        numbers.ShouldBe(Enumerable.Range(1, files.Count));
        files.Zip(numbers).ShouldAllBe(one => File.ReadLines(one.First).First().StartsWith($"# {one.Second}. ", StringComparison.Ordinal));
    }
}
