using Shop.State;

namespace Grains.Tests.State;

public sealed class GroupCommitTests
{
    private readonly FakeState _stored = new("0");
    private readonly GroupCommit<string> _commit;

    public GroupCommitTests() => _commit = new GroupCommit<string>(_stored);

    [Fact]
    public void a_change_is_written_at_once_and_done_when_it_is_stored()
    {
        var change = Change("1");

        _stored.Writes.ShouldBe(["1"]);
        (_commit.Latest, _commit.Durable, change.IsCompleted).ShouldBe(("1", "0", false));
        _stored.EndWrite();
        (_commit.Durable, change.IsCompletedSuccessfully).ShouldBe(("1", true));
    }

    [Fact]
    public void changes_during_a_write_share_the_next_one()
    {
        var first = Change("1");
        var others = Enumerable.Range(2, 50).Select(number => Change($"{number}")).ToArray();

        _stored.EndWrite();

        first.IsCompletedSuccessfully.ShouldBeTrue();
        others.ShouldAllBe(other => !other.IsCompleted);
        (_commit.Durable, _commit.Latest).ShouldBe(("1", "51"));
        _stored.EndWrite();
        others.ShouldAllBe(other => other.IsCompletedSuccessfully);
        _stored.Writes.ShouldBe(["1", "51"]);
        _commit.Durable.ShouldBe("51");
    }

    [Fact]
    public void a_change_during_the_shared_write_is_in_the_one_after()
    {
        _ = Change("1");
        _ = Change("2");
        _stored.EndWrite();
        var third = Change("3");
        _stored.EndWrite();

        third.IsCompleted.ShouldBeFalse();
        _stored.EndWrite();
        third.IsCompletedSuccessfully.ShouldBeTrue();
        _stored.Writes.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void what_changed_nothing_writes_nothing_and_waits_for_what_it_was_decided_on()
    {
        Change(_commit.Latest).IsCompletedSuccessfully.ShouldBeTrue();
        _ = Change("1");
        var onFirst = Change(_commit.Latest);
        _ = Change("2");
        var onSecond = Change(_commit.Latest);

        _stored.EndWrite();

        (onFirst.IsCompletedSuccessfully, onSecond.IsCompleted).ShouldBe((true, false));
        _stored.EndWrite();
        onSecond.IsCompletedSuccessfully.ShouldBeTrue();
        Change(_commit.Latest).IsCompletedSuccessfully.ShouldBeTrue();
        _stored.Writes.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void a_failed_write_fails_all_that_wait_and_all_that_come_later()
    {
        var failure = new InvalidOperationException("the disk is gone");
        var first = Change("1");
        var waiting = Change("2");

        _stored.FailWrite(failure);
        var later = Change("3");
        var unchanged = Change(_commit.Latest);

        foreach (var change in new[] { first, waiting, later, unchanged })
        {
            change.Exception!.InnerException.ShouldBeSameAs(failure);
        }

        _commit.Durable.ShouldBe("0");
        _stored.Writes.ShouldBe(["1"]);
    }

    [Fact]
    public void a_failure_without_others_waiting_fails_what_comes_later_too()
    {
        var first = Change("1");
        _stored.FailWrite(new InvalidOperationException());

        first.IsFaulted.ShouldBeTrue();
        Change(_commit.Latest).IsFaulted.ShouldBeTrue();
        Change("2").IsFaulted.ShouldBeTrue();
        Change("3").IsFaulted.ShouldBeTrue();
        _stored.Writes.ShouldBe(["1"]);
    }

    [Fact]
    public void a_storage_that_answers_at_once_is_no_special_case()
    {
        _stored.IsInstant = true;

        Change("1").IsCompletedSuccessfully.ShouldBeTrue();
        Change("2").IsCompletedSuccessfully.ShouldBeTrue();
        _stored.IsInstant = false;
        _ = Change("3");
        var fourth = Change("4");
        _stored.IsInstant = true;
        _stored.EndWrite();

        fourth.IsCompletedSuccessfully.ShouldBeTrue();
        Change("5").IsCompletedSuccessfully.ShouldBeTrue();
        _stored.Writes.ShouldBe(["1", "2", "3", "4", "5"]);
        _commit.Durable.ShouldBe("5");
    }

    private Task Change(string state) => _stored.Turns.Run(() => _commit.CommitAsync(state));
}
