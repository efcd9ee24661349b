using System.Globalization;
using System.Text;
using Shop.Chaos.Checking;

namespace Shop.Bench.Spike;

/// <summary>A rehearsal as it is told.</summary>
internal static class Story
{
    private const int EverySeconds = 5;
    private const int BrokenMax = 40;
    private static readonly CompositeFormat _row = CompositeFormat.Parse("{0,8} {1,9} {2,9} {3,9} {4,9} {5,9} {6,9} {7,9} {8,9} {9,9}");

    public static void WriteHead(Action<string> say) =>
        say(Line("", "arrived", "waiting", "admitted", "held", "paid", "left", "p99 ms", "turned", "failed"));

    /// <summary>One line for every few seconds: how many until now, and the last second's p99.</summary>
    public static void WriteSoFar(Action<string> say, Timeline timeline, Shelf shelf)
    {
        if (timeline.Moments() is not [.., var last] || last.Second % EverySeconds != 0)
        {
            return;
        }

        say(Line(
            $"{timeline.Elapsed.TotalSeconds:F1} s", timeline.Count(Step.Arrived), shelf.Tickets - shelf.Admitted, shelf.Admitted, timeline.Count(Step.Held),
            timeline.Count(Step.Paid), shelf.Left, last.P99Ms is { } p99 ? Number(p99) : "", timeline.Count(Outcome.TurnedAway),
            timeline.Count(Outcome.Failed) + timeline.Count(Outcome.Unsent)));
    }

    public static void WriteEnd(Action<string> say, SpikeOptions options, Played played)
    {
        var (timeline, shelf) = (played.Timeline, played.Shelf);
        var (answered, turned, failed, unsent) =
            (timeline.Count(Outcome.Answered), timeline.Count(Outcome.TurnedAway), timeline.Count(Outcome.Failed), timeline.Count(Outcome.Unsent));
        say($"people: {Number(timeline.Count(Step.Arrived))} came, {Number(timeline.Count(Step.Waiting))} took a place, {Number(timeline.Count(Step.Admitted))} learned of their turn, "
            + $"{Number(timeline.Count(Step.Paid))} paid, {Number(timeline.Count(Step.Declined))} were declined, {Number(timeline.Count(Step.Left))} left when told that it is sold out, "
            + $"{Number(timeline.Count(Step.GaveUp))} gave up without an answer, {Number(timeline.Count(Step.FoundNothing))} were admitted and found nothing");
        say($"stock: {Number(options.Units)} pieces, {Number(played.Ledger.Places.Count(static place => place.Checkout is not null))} checkouts, {Number(timeline.Count(Step.Paid))} orders told; {Number(shelf.Left)} left, {Number(shelf.Held)} held");
        say($"requests: {Number(answered)} answered (p50 {Number(timeline.QuantileMs(0.5))} ms, p99 {Number(timeline.QuantileMs(0.99))} ms since they were wanted), "
            + $"{Number(turned)} turned away, {Number(failed)} failed, {Number(unsent)} never sent: no line came free in time"
            + (timeline.Failures.Count == 0 ? "" : $" ({string.Join(", ", timeline.Failures.Select(static one => $"{one.Value} {one.Key}"))})"));
        say($"the crowd itself took {played.OwnShare:P0} of the processors' time; nobody was let in more than {played.LateMax.TotalMilliseconds:F0} ms late");
        say($"checked: {Checker.InTheEnd.Count + 1} invariants and {Number(played.Ledger.Places.Count)} places, {Number(played.Ledger.Orders.Count)} orders that were told");
        say(played.Broken.Count == 0 ? "whole: everything acknowledged is there, and every invariant holds" : $"BROKEN: {played.Broken.Count}");
        foreach (var one in played.Broken.Take(BrokenMax))
        {
            say($"  {one}");
        }
    }

    private static string Line(params object[] columns) => string.Format(CultureInfo.InvariantCulture, _row, columns);

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
