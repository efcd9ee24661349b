using Shop.Orders;

namespace Grains.Tests.Orders;

public sealed class OrderNumberTests
{
    [Theory]
    [InlineData("7K3M-9QXF-2D0R")]
    [InlineData("7k3m9qxf2d0r")]
    [InlineData(" 7K3M 9QXF 2DOR ")]
    public void it_is_read_as_people_write_it(string text)
    {
        OrderNumber.TryParse(text, out var number).ShouldBeTrue();

        number.Value.ShouldBe("7K3M-9QXF-2D0R");
    }

    [Fact]
    public void letters_that_are_heard_wrong_are_what_was_meant()
    {
        OrderNumber.TryParse("OIL0-0000-0000", out var number).ShouldBeTrue();

        number.Value.ShouldBe("0110-0000-0000");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M-9QXF-2D0")]
    [InlineData("7K3M-9QXF-2D0R5")]
    [InlineData("7K3M-9QXF-2D0U")]
    [InlineData("7K3M_9QXF_2D0R")]
    [InlineData("7--------------------------------------K3M9QXF2D0R")]
    public void anything_else_is_none(string? text) => OrderNumber.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void a_new_one_is_read_as_itself()
    {
        var numbers = Enumerable.Range(0, 100).Select(_ => OrderNumber.New()).ToArray();

        numbers.Distinct().Count().ShouldBe(100);
        Array.ConvertAll(numbers, static number => OrderNumber.TryParse(number.Value, out var read) ? read : default).ShouldBe(numbers);
    }

    [Theory]
    [InlineData("7k3", "7K3")]
    [InlineData("7k3m9", "7K3M-9")]
    [InlineData("7k3m-9qxf-2d0r", "7K3M-9QXF-2D0R")]
    [InlineData("anna@example.com", "")]
    [InlineData("7k3m9qxf2d0r5", "")]
    public void a_beginning_is_written_as_numbers_begin(string text, string expected) => OrderNumber.Beginning(text).ShouldBe(expected);
}
