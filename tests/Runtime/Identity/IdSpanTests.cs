using Orleans.Runtime;

namespace Runtime.Tests.Identity;

public sealed class IdSpanTests
{
    [Fact]
    public void spans_are_equal_by_bytes()
    {
        IdSpan.Create("key").ShouldBe(new IdSpan("key"u8.ToArray()));
        IdSpan.Create("key").ShouldNotBe(IdSpan.Create("Key"));
        IdSpan.UnsafeCreate("key"u8.ToArray(), IdSpan.Create("key").GetHashCode()).ShouldBe(IdSpan.Create("key"));
    }

    [Fact]
    public void the_default_and_the_empty_one_hold_nothing()
    {
        default(IdSpan).IsDefault.ShouldBeTrue();
        IdSpan.Create("").IsDefault.ShouldBeTrue();
        IdSpan.Create("x").IsDefault.ShouldBeFalse();
        default(IdSpan).ToString().ShouldBe("");
    }

    [Fact]
    public void it_is_formatted_into_a_span_that_it_fits_in()
    {
        var span = IdSpan.Create("é1");
        Span<char> exact = stackalloc char[2];

        span.TryFormat(exact, out var written).ShouldBeTrue();
        exact[..written].ToString().ShouldBe("é1");
        span.TryFormat(stackalloc char[1], out _).ShouldBeFalse();
    }

    [Fact]
    public void it_is_ordered_by_bytes()
    {
        IdSpan.Create("a").CompareTo(IdSpan.Create("b")).ShouldBeLessThan(0);
        IdSpan.Create("a").CompareTo(IdSpan.Create("aa")).ShouldBeLessThan(0);
        IdSpan.Create("a").CompareTo(IdSpan.Create("a")).ShouldBe(0);
    }
}
