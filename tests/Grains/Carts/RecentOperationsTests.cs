using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class RecentOperationsTests
{
    [Fact]
    public void an_operation_is_known_for_a_day()
    {
        var id = OperationId.New();
        var recent = default(RecentOperations).With(id, 7, Now);

        recent.Find(id, Now.AddHours(24)).ShouldBe(new RecentOperation(id, 7, (uint)Now.ToUnixTimeSeconds()));
        recent.Find(id, Now.AddHours(24).AddSeconds(1)).ShouldBeNull();
        recent.Find(OperationId.New(), Now).ShouldBeNull();
    }

    [Fact]
    public void a_clock_that_steps_back_forgets_nothing()
    {
        var id = OperationId.New();

        default(RecentOperations).With(id, 7, Now).Find(id, Now.AddMinutes(-10)).ShouldNotBeNull();
    }

    [Fact]
    public void the_last_64_are_kept()
    {
        var ids = Enumerable.Range(1, 65).Select(number => OperationId.Of($"{number}")).ToArray();

        var recent = ids.Aggregate(default(RecentOperations), (before, id) => before.With(id, 0, Now));

        recent.All.Length.ShouldBe(64);
        recent.Find(ids[0], Now).ShouldBeNull();
        ids[1..].ShouldAllBe(id => recent.Find(id, Now) != null);
    }

    [Fact]
    public void those_older_than_a_day_are_dropped_with_the_next()
    {
        var (old, newer, newest) = (OperationId.New(), OperationId.New(), OperationId.New());

        var recent = default(RecentOperations).With(old, 0, Now).With(newer, 0, Now.AddHours(1)).With(newest, 0, Now.AddHours(24.5));

        recent.All.ToArray().Select(operation => operation.Id).ShouldBe([newer, newest]);
    }

    [Fact]
    public void a_name_that_is_used_again_after_a_day_is_known_again()
    {
        var id = OperationId.New();
        var tomorrow = Now.AddHours(25);

        default(RecentOperations).With(id, 1, Now).With(id, 2, tomorrow).Find(id, tomorrow)!.Value.Fingerprint.ShouldBe(2u);
    }

    // As a clock's step leaves them: the older one isn't first, and so isn't dropped.
    [Fact]
    public void of_two_by_one_name_the_later_counts()
    {
        var id = OperationId.New();
        var recent = default(RecentOperations).With(OperationId.New(), 0, Now.AddHours(2)).With(id, 1, Now);
        var tomorrow = Now.AddHours(25);

        recent.With(id, 2, tomorrow).Find(id, tomorrow)!.Value.Fingerprint.ShouldBe(2u);
    }
}
