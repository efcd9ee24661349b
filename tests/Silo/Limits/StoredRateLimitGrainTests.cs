using Orleans;
using Shop.Limits;
using Shop.Silo.Tests.Checkout;

namespace Shop.Silo.Tests.Limits;

/// <summary>Counts that a silo's end doesn't forget: another silo goes on from what is stored.</summary>
public sealed class StoredRateLimitGrainTests(CheckoutShop shop) : IClassFixture<CheckoutShop>
{
    private static readonly RateLimit _limit = new(3, TimeSpan.FromHours(1));

    private readonly string _key = $"limit-test-{Guid.NewGuid():N}";

    [Fact]
    public async Task whoever_is_out_of_tries_at_one_silo_is_so_at_the_next()
    {
        var left = At(shop.Left);
        for (var i = 0; i < _limit.Burst; i++)
        {
            (await left.Take(_limit)).IsAllowed.ShouldBeTrue();
        }

        (await left.Take(_limit)).IsAllowed.ShouldBeFalse();
        var next = await At(shop.Right).Take(_limit);
        next.IsAllowed.ShouldBeFalse();
        next.RetryAfter.ShouldBeInRange(TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task tries_that_were_forgotten_leave_nothing_behind()
    {
        var left = At(shop.Left);
        await left.Take(_limit);
        (await RowsAsync()).Count.ShouldBe(1);

        await left.Reset();

        (await RowsAsync()).ShouldBeEmpty();
        (await left.Take(_limit)).IsAllowed.ShouldBeTrue();
    }

    private IStoredRateLimitGrain At(IGrainFactory silo) => silo.GetGrain<IStoredRateLimitGrain>(_key);

    private Task<List<string>> RowsAsync() => shop.RowsAsync(
        "SELECT graintypestring FROM orleansstorage WHERE grainidextensionstring = $1 AND payloadbinary IS NOT NULL", _key);
}
