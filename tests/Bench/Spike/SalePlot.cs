namespace Shop.Bench.Spike;

/// <summary>What of a rehearsal is drawn.</summary>
internal static class SalePlot
{
    // Told apart by people who see fewer colours, too (Okabe and Ito, Color Universal Design, 2008).
    private const string Blue = "#0072b2";
    private const string Orange = "#d55e00";
    private const string Green = "#009e73";
    private const string Gray = "#888888";
    private const string Purple = "#aa4499";

    public static IReadOnlyList<Panel> Panels(IReadOnlyList<Moment> moments)
    {
        var shelves = Shelves(moments);
        Curve Of(string name, string color, Func<Moment, double?> value) => new(name, color, [.. moments.Select(value)]);
        return
        [
            new("people a second", [Of("arrived", Gray, static one => one.Of(Step.Arrived)), Of("took a place", Blue, static one => one.Of(Step.Waiting))]),
            new("people who wait", [new Curve("in the room, not admitted yet", Blue, [.. shelves.Select(static shelf => (double?)(shelf?.Tickets - shelf?.Admitted))])]),
            new("the sale, a second",
            [
                new Curve("admitted", Blue, AdmittedPerSecond(shelves)), Of("held", Orange, static one => one.Of(Step.Held)), Of("paid", Green, static one => one.Of(Step.Paid)),
            ]),
            new("pieces", [new Curve("left", Orange, [.. shelves.Select(static shelf => (double?)shelf?.Left)]), new Curve("ordered, as shoppers were told", Green, Sums(moments, Step.Paid))]),
            new("milliseconds to an answer", [Of("99 of 100", Purple, static one => one.P99Ms), Of("half", Blue, static one => one.P50Ms)], IsLogarithmic: true),
            new("requests a second",
            [
                Of("answered", Green, static one => one.Of(Outcome.Answered)), Of("turned away at once", Orange, static one => one.Of(Outcome.TurnedAway)),
                Of("failed", Purple, static one => one.Of(Outcome.Failed)), Of("never sent", Gray, static one => one.Of(Outcome.Unsent)),
            ]),
        ];
    }

    // In a second in which nobody looked it was as it had been.
    private static List<Shelf?> Shelves(IReadOnlyList<Moment> moments)
    {
        var shelves = new List<Shelf?>();
        foreach (var moment in moments)
        {
            shelves.Add(moment.Shelf ?? shelves.LastOrDefault());
        }

        return shelves;
    }

    private static List<double?> AdmittedPerSecond(List<Shelf?> shelves) =>
        [.. shelves.Select((shelf, i) => (double?)(shelf?.Admitted - (i > 0 ? shelves[i - 1]?.Admitted ?? 0 : 0)))];

    private static List<double?> Sums(IReadOnlyList<Moment> moments, Step step)
    {
        var (sum, sums) = (0, new List<double?>());
        foreach (var moment in moments)
        {
            sums.Add(sum += moment.Of(step));
        }

        return sums;
    }
}
