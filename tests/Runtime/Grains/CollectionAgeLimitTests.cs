using Orleans;

namespace Runtime.Tests.Grains;

public sealed class CollectionAgeLimitTests
{
    [Fact]
    public void the_parts_are_added_up() =>
        new CollectionAgeLimitAttribute { Days = 1, Hours = 2, Minutes = 3 }.AgeLimit.ShouldBe(new TimeSpan(1, 2, 3, 0));

    [Fact]
    public void a_limit_under_a_minute_is_a_minute()
    {
        new CollectionAgeLimitAttribute { Minutes = 0.5 }.AgeLimit.ShouldBe(TimeSpan.FromMinutes(1));
        new CollectionAgeLimitAttribute().AgeLimit.ShouldBe(CollectionAgeLimitAttribute.MinAgeLimit);
    }

    [Fact]
    public void text_is_taken_as_it_is() => new CollectionAgeLimitAttribute("00:05:30").AgeLimit.ShouldBe(new TimeSpan(0, 5, 30));

    [Fact]
    public void text_that_is_no_time_is_refused() => Should.Throw<FormatException>(() => new CollectionAgeLimitAttribute("soon"));

    [Fact]
    public void a_grain_that_is_always_active_is_never_old() =>
        new CollectionAgeLimitAttribute { AlwaysActive = true }.AgeLimit.ShouldBeGreaterThan(TimeSpan.FromDays(365));
}
