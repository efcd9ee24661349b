using Shop.Hosting.Clustering;

namespace Shop.Silo.Tests.Clustering;

public sealed class SiloLabelTests
{
    [Theory]
    [InlineData("silo-1", "a", "silo-1@a")]
    [InlineData("silo-1", "eu-west-1a", "silo-1@eu-west-1a")]
    [InlineData("silo", null, "silo")]
    public void a_name_and_a_zone_are_one_label_and_back(string name, string? zone, string label)
    {
        new SiloLabel(name, zone).ToString().ShouldBe(label);
        SiloLabel.Parse(label).ShouldBe(new SiloLabel(name, zone));
    }

    [Fact]
    public void an_empty_zone_is_none() => new SiloLabel("silo", "").ToString().ShouldBe("silo");
}
