using FsCheck;
using FsCheck.Fluent;
using Shop.Sessions;
using static Grains.Tests.Sessions.Sessions;

namespace Grains.Tests.Sessions;

/// <summary>Whatever a client and a thief do with the refresh tokens that they have.</summary>
public sealed class SessionDecisionsPropertyTests
{
    private static readonly Gen<(int Token, int Seconds, bool IsThief)[]> _histories =
        (from token in Gen.Choose(0, 12)
         from seconds in Gen.Choose(0, 40)
         from isThief in Gen.Elements(false, false, false, true)
         select (token, seconds, isThief)).ArrayOf();

    [Fact]
    public void no_token_is_ever_good_for_more_than_two_refreshes() => Check.QuickThrowOnFailure(Prop.ForAll(_histories.ToArbitrary(), history =>
    {
        var granted = Play(history).Grants;

        return granted.GroupBy(token => token).All(uses => uses.Count() <= 2);
    }));

    [Fact]
    public void at_any_time_one_refresh_token_is_the_latest_and_few_are_remembered() => Check.QuickThrowOnFailure(Prop.ForAll(
        _histories.ToArbitrary(), history =>
        {
            var session = Play(history).Session;

            return session.Status == SessionStatus.Revoked
                || (session.Rotated.Length <= 8 && session.Rotated.All(rotated => !rotated.Token.Matches(session.Refresh)));
        }));

    [Fact]
    public void once_ended_a_session_stays_so() => Check.QuickThrowOnFailure(Prop.ForAll(_histories.ToArbitrary(), history =>
    {
        var (session, now) = (SessionDecisions.Revoke(), Start);
        foreach (var (token, seconds, isThief) in history)
        {
            now += TimeSpan.FromSeconds(seconds);
            session = SessionDecisions.Seen(SessionDecisions.Refresh(session, Refreshing($"{token}", "x", isThief ? "thief" : "phone"), now).State, now);
        }

        return session.Status == SessionStatus.Revoked && !SessionDecisions.IsLive(session, now);
    }));

    // Token 0 is the one that the session began with, n the one that the n-th refresh gave; those that don't exist are skipped.
    private static (SessionState Session, List<int> Grants) Play((int Token, int Seconds, bool IsThief)[] history)
    {
        var session = SessionDecisions.Begin(Beginning(tokens: "0"), Start);
        var (now, made, grants) = (Start, 0, new List<int>());
        foreach (var (token, seconds, isThief) in history.Where(step => step.Token <= made))
        {
            now += TimeSpan.FromSeconds(seconds);
            var decision = SessionDecisions.Refresh(session, Refreshing($"{token}", $"{made + 1}", isThief ? "thief" : "phone"), now);
            session = decision.State;
            if (decision.IsGranted)
            {
                grants.Add(token);
                made++;
            }
        }

        return (session, grants);
    }
}
