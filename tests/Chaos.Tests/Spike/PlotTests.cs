using System.Xml.Linq;
using Shop.Bench.Spike;

namespace Shop.Chaos.Tests.Spike;

public sealed class PlotTests
{
    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(5.1, 10)]
    [InlineData(1_667, 2_000)]
    [InlineData(50_000, 50_000)]
    public void a_scale_ends_at_the_next_round_number(double most, double top)
    {
        var scale = Scale.Of([null, 0, most], isLogarithmic: false);

        (scale.Least, scale.Most).ShouldBe((0, top));
        scale.Of(top / 4).ShouldBe(0.25, 1e-9);
        scale.Of(top * 2).ShouldBe(1);
    }

    [Fact]
    public void a_logarithmic_scale_has_a_line_for_each_power_of_ten()
    {
        var scale = Scale.Of([null, 3, 0, 2_500], isLogarithmic: true);

        scale.Lines.ShouldBe([1, 10, 100, 1_000, 10_000]);
        (scale.Of(0), scale.Of(1), scale.Of(100), scale.Of(10_000)).ShouldBe((0, 0, 0.5, 1));
    }

    [Fact]
    public void a_curve_without_values_has_a_scale_all_the_same()
    {
        Scale.Of([null], isLogarithmic: true).Lines.ShouldBe([1, 10]);
        Scale.Of([], isLogarithmic: false).Most.ShouldBe(1);
    }

    [Fact]
    public void a_curve_has_a_gap_where_nothing_is_known() =>
        Plot.PathOf([0, 10, null, 5, null], new Scale(0, 10, false), static i => i * 10, 100, 50).ShouldBe("M0 150L10 100M30 125");

    [Fact]
    public void a_plot_is_xml_with_all_its_curves_and_words()
    {
        var panels = new[] { new Panel("p99 < 10 & more", [new Curve("a", "#123456", [1, 2]), new Curve("b", "#654321", [null, 3])]) };

        var svg = XDocument.Parse(Plot.Draw("A <sale>", panels, [new Mark(TimeSpan.FromSeconds(1), "kill -9 & back")], 2));

        var words = svg.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value).ToList();
        words.ShouldContain("A <sale>");
        words.ShouldContain("p99 < 10 & more");
        words.ShouldContain("kill -9 & back");
        words.ShouldContain("2 s");
        svg.Descendants().Where(one => one.Name.LocalName == "path").Select(one => (string)one.Attribute("stroke")!).ShouldBe(["#123456", "#654321"]);
    }

    [Fact]
    public void what_is_drawn_of_a_sale_is_what_was_noted()
    {
        var steps = Enum.GetValues<Step>().Length;
        Moment At(int second, int paid, Shelf? shelf)
        {
            var taken = new int[steps];
            taken[(int)Step.Paid] = paid;
            return new Moment(second, taken, new int[Enum.GetValues<Outcome>().Length], null, 40, shelf);
        }

        var panels = SalePlot.Panels([At(0, 0, new Shelf(10, 0, 7, 0)), At(1, 2, null), At(2, 3, new Shelf(5, 0, 9, 6))]);

        IReadOnlyList<double?> Curve(string name) => panels.SelectMany(static panel => panel.Curves).Single(curve => curve.Name == name).Values;
        Curve("admitted").ShouldBe([0, 0, 6]);
        Curve("paid").ShouldBe([0, 2, 3]);
        Curve("ordered, as shoppers were told").ShouldBe([0, 2, 5]);
        Curve("left").ShouldBe([10, 10, 5]);
        Curve("in the room, not admitted yet").ShouldBe([7, 7, 3]);
        Curve("99 of 100").ShouldBe([40, 40, 40]);
        Curve("half").ShouldBe([null, null, null]);
    }
}
