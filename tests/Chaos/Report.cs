using Shop.Chaos.Checking;
using Shop.Chaos.Processes;
using Shop.Chaos.Shoppers;
using Shop.Invariants;

namespace Shop.Chaos;

/// <summary>What a drill has to say in the end.</summary>
internal static class Report
{
    private const int BrokenMax = 40;

    public static void Write(Action<string> say, DrilledShop shop, Load load, Checker checker, List<string> broken)
    {
        WriteSeen(say, load.Meter);
        var (ledger, ends) = (load.Ledger, shop.Silos.Where(static silo => silo.OwnEnds > 0).Select(static silo => $"{silo.Name} {silo.OwnEnds}×"));
        say($"silos that gave themselves up: {(ends.Any() ? string.Join(", ", ends) : "none")}");
        say(
            $"checked: {Checker.InTheEnd.Count} invariants in the end, {Books.Always.Count} of them {checker.Looks} times meanwhile; of what was acknowledged "
            + $"{ledger.Carts.Count} carts with {ledger.Carts.Sum(static cart => cart.Lines.Count)} lines, {ledger.Orders.Count} orders with {ledger.Orders.Sum(static order => order.Lines.Count)} lines, "
            + $"{ledger.Cancelled.Count} cancellations, {ledger.Refused.Count} refused payments, {ledger.Places.Count} places in waiting rooms, {ledger.Places.Count(static place => place.Checkout is not null)} of them used, {ledger.Winners.Count} answers to named wishes");
        if (!ledger.Unknown.IsEmpty)
        {
            say($"never answered: {string.Join("; ", ledger.Unknown.Distinct().Take(BrokenMax))}");
        }

        WriteVerdict(say, broken);
    }

    /// <summary>Says what is broken, if anything is.</summary>
    public static void WriteVerdict(Action<string> say, List<string> broken)
    {
        say(broken.Count == 0 ? "whole: everything acknowledged is there, and every invariant holds" : $"BROKEN: {broken.Count}");
        foreach (var one in broken.Take(BrokenMax))
        {
            say($"  {one}");
        }
    }

    /// <summary>Says what shoppers saw.</summary>
    public static void WriteSeen(Action<string> say, Meter meter)
    {
        var failures = meter.Failures();
        var failed = failures.Values.Sum();
        foreach (var (at, what, failedThen, gap) in meter.Story())
        {
            say($"{at.TotalSeconds,7:F1} s  {what}: {failedThen} requests failed, {gap.TotalSeconds:F2} s without an answer at most");
        }

        say($"shoppers: {meter.Requests} requests in {meter.Elapsed.TotalSeconds:F0} s, {failed} failed ({100.0 * failed / Math.Max(1, meter.Requests):F2} %)"
            + (failed == 0 ? "" : $": {string.Join(", ", failures.OrderByDescending(static one => one.Value).Select(static one => $"{one.Value} {one.Key}"))}"));
        say($"longest time without any answer {meter.LongestGap().TotalSeconds:F2} s, slowest answer {meter.Slowest().TotalSeconds:F2} s");
    }
}
