using Shop.Sessions;
using static Grains.Tests.Sessions.Sessions;

namespace Grains.Tests.Sessions;

public sealed class SessionDecisionsTests
{
    private static readonly TimeSpan _moment = TimeSpan.FromTicks(1);

    [Fact]
    public void a_token_is_good_until_its_time_is_over()
    {
        var session = Begun();

        SessionDecisions.Accepts(session, Hash("access 1"), Start).ShouldBeTrue();
        SessionDecisions.Accepts(session, Hash("access 1"), Start + SessionLimits.AccessToken - _moment).ShouldBeTrue();
        SessionDecisions.Accepts(session, Hash("access 1"), Start + SessionLimits.AccessToken).ShouldBeFalse();
        SessionDecisions.Grant(session).ExpiresAt.ShouldBe(Start + SessionLimits.AccessToken);
    }

    [Fact]
    public void no_other_token_is_good()
    {
        var session = Begun();

        foreach (var other in new[] { Hash("access 2"), Hash("refresh 1"), Hash("family"), default })
        {
            SessionDecisions.Accepts(session, other, Start).ShouldBeFalse();
        }
    }

    [Fact]
    public void what_has_not_begun_accepts_nothing() => SessionDecisions.Accepts(new SessionState(), default, Start).ShouldBeFalse();

    [Fact]
    public void a_cookie_is_good_as_long_as_it_is_used()
    {
        var session = Begun(transport: SessionTransport.Cookie);
        var now = Start;
        for (var day = 0; day < 179; day++)
        {
            now += TimeSpan.FromDays(1);
            SessionDecisions.Accepts(session, Hash("access 1"), now).ShouldBeTrue();
            session = SessionDecisions.Seen(session, now);
        }

        SessionDecisions.Accepts(session, Hash("access 1"), Start + SessionLimits.Absolute - _moment).ShouldBeTrue();
        SessionDecisions.Accepts(session, Hash("access 1"), Start + SessionLimits.Absolute).ShouldBeFalse();
    }

    [Fact]
    public void a_session_that_nobody_uses_ends()
    {
        var session = Begun(transport: SessionTransport.Cookie);

        SessionDecisions.IsLive(session, Start + SessionLimits.Idle - _moment).ShouldBeTrue();
        SessionDecisions.IsLive(session, Start + SessionLimits.Idle).ShouldBeFalse();
    }

    [Fact]
    public void staff_are_asked_again_after_a_working_day()
    {
        var session = Begun(Customer("catalog"), SessionTransport.Cookie);

        SessionDecisions.IsLive(session, Start + SessionLimits.StaffIdle - _moment).ShouldBeTrue();
        SessionDecisions.IsLive(session, Start + SessionLimits.StaffIdle).ShouldBeFalse();
        var busy = session with { LastSeenAt = Start + SessionLimits.StaffAbsolute - _moment };
        SessionDecisions.IsLive(busy, Start + SessionLimits.StaffAbsolute).ShouldBeFalse();
    }

    [Fact]
    public void requests_are_noted_once_in_a_while_and_never_backwards()
    {
        var session = Begun();

        SessionDecisions.Seen(session, Start + SessionLimits.LastSeenStep - _moment).ShouldBeSameAs(session);
        SessionDecisions.Seen(session, Start - TimeSpan.FromMinutes(10)).ShouldBeSameAs(session);
        SessionDecisions.Seen(session, Start + SessionLimits.LastSeenStep).LastSeenAt.ShouldBe(Start + SessionLimits.LastSeenStep);
    }

    [Fact]
    public void new_tokens_replace_the_old_ones_which_serve_for_half_a_minute_more()
    {
        var now = Start + TimeSpan.FromMinutes(5);

        var decision = SessionDecisions.Refresh(Begun(), Refreshing("1", "2"), now);

        decision.IsGranted.ShouldBeTrue();
        SessionDecisions.Accepts(decision.State, Hash("access 2"), now).ShouldBeTrue();
        SessionDecisions.Accepts(decision.State, Hash("access 1"), now + SessionLimits.RotationGrace - _moment).ShouldBeTrue();
        SessionDecisions.Accepts(decision.State, Hash("access 1"), now + SessionLimits.RotationGrace).ShouldBeFalse();
    }

    [Fact]
    public void an_expired_token_does_not_come_back_by_being_replaced()
    {
        var now = Start + TimeSpan.FromHours(1);

        var decision = SessionDecisions.Refresh(Begun(), Refreshing("1", "2"), now);

        decision.IsGranted.ShouldBeTrue();
        SessionDecisions.Accepts(decision.State, Hash("access 1"), now).ShouldBeFalse();
    }

    [Fact]
    public void a_replaced_token_is_taken_once_more_from_the_same_device()
    {
        var first = SessionDecisions.Refresh(Begun(), Refreshing("1", "2"), Start);

        var again = SessionDecisions.Refresh(first.State, Refreshing("1", "3"), Start + SessionLimits.RotationGrace);
        var third = SessionDecisions.Refresh(again.State, Refreshing("1", "4"), Start + SessionLimits.RotationGrace);

        (again.IsGranted, again.IsTheft).ShouldBe((true, false));
        (third.IsGranted, third.IsTheft).ShouldBe((false, true));
        third.State.Status.ShouldBe(SessionStatus.Revoked);
    }

    [Theory]
    [InlineData(31, "phone")]
    [InlineData(1, "laptop")]
    public void a_replaced_token_that_comes_late_or_from_elsewhere_ends_the_session(int seconds, string device)
    {
        var first = SessionDecisions.Refresh(Begun(), Refreshing("1", "2"), Start);

        var again = SessionDecisions.Refresh(first.State, Refreshing("1", "3", device), Start + TimeSpan.FromSeconds(seconds));

        (again.IsGranted, again.IsTheft).ShouldBe((false, true));
        SessionDecisions.Accepts(again.State, Hash("access 2"), Start).ShouldBeFalse();
        SessionDecisions.Refresh(again.State, Refreshing("2", "4"), Start).IsGranted.ShouldBeFalse();
    }

    [Fact]
    public void two_tabs_of_one_browser_that_refresh_at_once_both_go_on()
    {
        var left = SessionDecisions.Refresh(Begun(), Refreshing("1", "left"), Start);
        var right = SessionDecisions.Refresh(left.State, Refreshing("1", "right"), Start);

        var later = SessionDecisions.Refresh(right.State, Refreshing("left", "next"), Start + TimeSpan.FromSeconds(20));

        (right.IsGranted, later.IsGranted).ShouldBe((true, true));
    }

    [Fact]
    public void who_does_not_know_the_family_can_neither_refresh_nor_end_it()
    {
        var session = Begun();

        var guessed = SessionDecisions.Refresh(session, Refreshing("1", "2", family: "guess"), Start);

        (guessed.IsGranted, guessed.IsTheft).ShouldBe((false, false));
        guessed.State.ShouldBeSameAs(session);
    }

    [Fact]
    public void a_guests_session_becomes_an_accounts_with_a_new_cookie()
    {
        var session = Begun(transport: SessionTransport.Cookie);
        var account = Customer();

        var changed = SessionDecisions.ChangeHolder(session, new ChangeHolder(Hash("access 1"), account, Hash("access 2")), Start)!;

        changed.Shopper.ShouldBe(account.Shopper);
        SessionDecisions.Accepts(changed, Hash("access 1"), Start).ShouldBeFalse();
        SessionDecisions.Accepts(changed, Hash("access 2"), Start).ShouldBeTrue();
    }

    [Theory]
    [InlineData(SessionTransport.Cookie, "access 2")]
    [InlineData(SessionTransport.Bearer, "access 1")]
    public void a_take_over_that_is_repeated_because_its_answer_was_lost_is_answered_alike(SessionTransport transport, string token)
    {
        var command = new ChangeHolder(Hash("access 1"), Customer(), transport == SessionTransport.Cookie ? Hash("access 2") : default);
        var changed = SessionDecisions.ChangeHolder(Begun(transport: transport), command, Start)!;

        SessionDecisions.ChangeHolder(changed, command, Start).ShouldBeSameAs(changed);
        SessionDecisions.Accepts(changed, Hash(token), Start).ShouldBeTrue();
    }

    [Fact]
    public void a_refresh_that_is_repeated_because_its_answer_was_lost_is_answered_alike_however_often()
    {
        var once = SessionDecisions.Refresh(Begun(), Refreshing("1", "2"), Start);

        for (var i = 0; i < 5; i++)
        {
            var again = SessionDecisions.Refresh(once.State, Refreshing("1", "2"), Start + (i * SessionLimits.RotationGrace));
            (again.IsGranted, again.IsTheft).ShouldBe((true, false));
            again.State.ShouldBeSameAs(once.State);
        }
    }

    [Fact]
    public void an_accounts_session_never_becomes_anothers()
    {
        var command = new ChangeHolder(Hash("access 1"), Customer(), default);

        SessionDecisions.ChangeHolder(Begun(Customer()), command, Start).ShouldBeNull();
        SessionDecisions.ChangeHolder(Begun(), command with { Token = Hash("guess") }, Start).ShouldBeNull();
        SessionDecisions.ChangeHolder(SessionDecisions.Revoke(), command, Start).ShouldBeNull();
    }

    [Fact]
    public void nothing_of_a_session_that_was_ended_is_kept()
    {
        var ended = SessionDecisions.Revoke();

        ended.ShouldBe(new SessionState { Status = SessionStatus.Revoked, Roles = ended.Roles, Rotated = ended.Rotated });
        SessionDecisions.Accepts(ended, default, Start).ShouldBeFalse();
    }
}
