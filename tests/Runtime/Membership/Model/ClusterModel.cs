namespace Runtime.Tests.Membership.Model;

/// <summary>
/// The rules by which silos share one grain, small enough that everything that can happen is tried: who knows what when, who looks,
/// pauses, is cut off, crashes, is declared dead, joins and leaves, in any order. Time is whatever order events come in; the one thing
/// that is assumed of clocks is that who waits for a lease's length waits until that lease has run out.
/// </summary>
/// <remarks>Breadth first over all states (as TLC does for TLA+: Lamport, "Specifying Systems", 2002), so a way to a fault is a shortest one.</remarks>
internal sealed class ClusterModel(int silos, int changes, Rule without = Rule.None)
{
    // One write, and whoever hasn't heard of it tells of the past. More are more of the same.
    private const int Writes = 1;

    /// <summary>How many states were seen.</summary>
    public int States { get; private set; }

    /// <summary>The steps to a state that must not be; null where there is none.</summary>
    public IReadOnlyList<string>? FindFault()
    {
        var (state, after) = (ClusterState.Begin(silos), ClusterState.Begin(silos));
        var seen = new HashSet<UInt128> { state.Key() };

        // In the order in which they were found, each with the one that it came from: millions, of which nothing but their numbers is kept.
        var found = new List<(UInt128 Key, int From, string Step)> { (state.Key(), 0, "") };
        for (States = 0; States < found.Count; States++)
        {
            state.Become(found[States].Key);
            after.Become(state);
            foreach (var step in StepsFrom(state, after))
            {
                if (!seen.Add(after.Key()))
                {
                    continue;
                }

                found.Add((after.Key(), States, step));
                if (after.Fault is not null)
                {
                    return [.. WayTo(found), after.Fault];
                }
            }
        }

        return null;
    }

    /// <summary>The steps to the last one.</summary>
    private static Stack<string> WayTo(List<(UInt128 Key, int From, string Step)> found)
    {
        var steps = new Stack<string>();
        for (var i = found.Count - 1; i > 0; i = found[i].From)
        {
            steps.Push(found[i].Step);
        }

        return steps;
    }

    /// <summary>Takes each step that can be taken from a state, and undoes it before the next; one is used for all, as most can't be taken.</summary>
    private IEnumerable<string> StepsFrom(ClusterState state, ClusterState after)
    {
        for (var i = 0; i < silos; i++)
        {
            foreach (var (name, step) in state.Silos[i].Runs ? _steps : _stepsOfNobody)
            {
                if (step(this, after, i))
                {
                    yield return name;
                    after.Become(state);
                }
            }

            for (var j = 0; j < silos; j++)
            {
                if (i != j && DeclareDead(after, i, j))
                {
                    yield return "declares dead";
                    after.Become(state);
                }
            }
        }
    }

    private static readonly (string Name, Func<ClusterModel, ClusterState, int, bool> Step)[] _stepsOfNobody =
    [
        ("joins", (model, state, me) => model.Join(state, me)),
    ];

    private static readonly (string Name, Func<ClusterModel, ClusterState, int, bool> Step)[] _steps =
    [
        ("finds itself dead", (model, state, me) => Look(state, me)),
        ("adopts", (model, state, me) => model.Adopt(state, me)),
        ("lets go", (model, state, me) => LetGo(state, me)),
        ("settles", (model, state, me) => Settle(state, me)),
        ("frees", (model, state, me) => model.Free(state, me)),
        ("activates", (model, state, me) => Activate(state, me)),
        ("writes", (model, state, me) => model.Write(state, me)),
        ("reads", (model, state, me) => model.Read(state, me)),
        ("has its lease run out", (model, state, me) => Expire(state, me)),
        ("crashes", (model, state, me) => Crash(state, me)),
        ("begins to leave", (model, state, me) => model.BeginToLeave(state, me)),
        ("stays after all", (model, state, me) => model.Stay(state, me)),
        ("has left", (model, state, me) => model.EndLeaving(state, me)),
    ];

    private bool Has(Rule rule) => without != rule;

    private bool Join(ClusterState state, int me)
    {
        if (state.Silos[me].Runs || state.Row(me) != Row.None || state.Version > changes)
        {
            return false;
        }

        state.Change(me, Row.Active);
        ref var silo = ref state.Silos[me];
        (silo.Runs, silo.Known, silo.IsFresh) = (true, state.Version, true);
        for (var other = 0; other < silos && Has(Rule.WhoJoinsMournsTheDead); other++)
        {
            // The table hasn't changed for a lease's length: then every lease of the dead has run out.
            if (state.Row(other) == Row.Dead && state.Silos[other].IsFresh)
            {
                silo.Mourned |= 1 << other;
                silo.MournedForGrain |= 1 << other;
            }
        }

        return true;
    }

    /// <summary>A silo that finds itself dead says nothing any more, and its process ends.</summary>
    private static bool Look(ClusterState state, int me)
    {
        if (state.Row(me) != Row.Dead)
        {
            return false;
        }

        state.Silos[me] = default;
        return true;
    }

    private bool Adopt(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        if (!silo.Runs || silo.Known == state.Version)
        {
            return false;
        }

        for (var other = 0; other < silos && Has(Rule.TheDeadAreMourned); other++)
        {
            var before = state.Row(other, silo.Known);
            var isGone = before is Row.Active or Row.Leaving && state.Row(other) is Row.Dead or Row.Left;
            var settled = state.Silos[other].Settled;
            var handedOver = before == Row.Leaving && (Has(Rule.WhoStaysHandsNothingOver) ? settled == silo.Known : settled >= silo.Known);
            if (isGone && !handedOver && state.Silos[other].Runs)
            {
                silo.Mourned |= 1 << other;
                if ((state.Silos[other].Settled != silo.Known && Has(Rule.WhoHasntSettledMayHaveAnyGrain)) || state.Owner(silo.Known) == other)
                {
                    silo.MournedForGrain |= 1 << other;
                }
            }
        }

        (silo.Known, silo.IsFreed) = (state.Version, false);
        return true;
    }

    private static bool LetGo(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        if (!silo.HasGrain || state.Owner(silo.Known) == me)
        {
            return false;
        }

        (silo.HasGrain, silo.Memory) = (false, 0);
        return true;
    }

    private static bool Settle(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        if (!silo.Runs || silo.Settled == silo.Known || (silo.HasGrain && state.Owner(silo.Known) != me) || Waits(state, silo.Mourned))
        {
            return false;
        }

        (silo.Settled, silo.Mourned, silo.MournedForGrain) = (silo.Known, 0, 0);
        return true;
    }

    /// <summary>Everybody else has settled, or yields the grain; and nobody may still speak for it who is mourned.</summary>
    private bool Free(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        var known = silo.Known;
        if (!silo.Runs || silo.HasGrain || silo.IsFreed || state.Owner(known) != me || Waits(state, silo.MournedForGrain))
        {
            return false;
        }

        for (var other = 0; other < silos && Has(Rule.OthersYield); other++)
        {
            if (other == me || state.Row(other, known) is not (Row.Active or Row.Leaving) || (Agrees(state.Silos[other].Settled, known) && state.Silos[other].Runs))
            {
                continue;
            }

            ref var asked = ref state.Silos[other];
            var owner = state.Owner(asked.Known);
            if (!asked.Runs || asked.Known < known || owner == other || (owner != me && Has(Rule.OnlyTheOwnerIsYieldedTo)))
            {
                return false;
            }

            (asked.HasGrain, asked.Memory) = (false, 0);
        }

        silo.IsFreed = true;
        return true;
    }

    private static bool Activate(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        if (!silo.Runs || silo.HasGrain || !silo.IsFreed)
        {
            return false;
        }

        (silo.HasGrain, silo.Memory) = (true, state.Stored);
        return true;
    }

    /// <summary>Whoever has settled at a later version may own by that what it doesn't own by this one.</summary>
    private bool Agrees(int settled, int known) => Has(Rule.SettledMeansAtThatVersion) ? settled == known : settled >= known;

    private bool Write(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        if (!silo.HasGrain || silo.Memory == Writes)
        {
            return false;
        }

        if (silo.Memory != state.Stored && Has(Rule.WritesAreFenced))
        {
            silo.HasGrain = false;
            return true;
        }

        state.Fault = silo.Memory < state.Acknowledged ? "an acknowledged write is lost" : null;
        state.Stored = ++silo.Memory;
        if (silo.IsFresh)
        {
            state.Acknowledged = state.Stored;
        }

        return true;
    }

    private bool Read(ClusterState state, int me)
    {
        var silo = state.Silos[me];
        if (!silo.HasGrain || (!silo.IsFresh && Has(Rule.AnswersNeedALease)) || silo.Memory >= state.Acknowledged)
        {
            return false; // nobody is told of a past that is over
        }

        state.Fault = "a reader is told of a past that is over";
        return true;
    }

    /// <summary>While a silo is among the living its next look makes its lease a fresh one, whenever that is. After that it only runs out.</summary>
    private static bool Expire(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        return silo.IsFresh && state.Row(me) == Row.Dead && !(silo.IsFresh = false);
    }

    private static bool Crash(ClusterState state, int me)
    {
        var ran = state.Silos[me].Runs;
        state.Silos[me] = default;
        return ran;
    }

    private bool DeclareDead(ClusterState state, int me, int other)
    {
        if (!state.Silos[me].Runs || state.Version > changes || state.Row(me) is not (Row.Active or Row.Leaving)
            || state.Row(other) is not (Row.Active or Row.Leaving))
        {
            return false;
        }

        state.Change(other, Row.Dead);
        return true;
    }

    private bool BeginToLeave(ClusterState state, int me)
    {
        if (!state.Silos[me].Runs || state.Version > changes || state.Row(me) != Row.Active)
        {
            return false;
        }

        state.Change(me, Row.Leaving);
        return true;
    }

    /// <summary>A silo that was drained, not stopped, takes grains again, however far it is with handing them over.</summary>
    private bool Stay(ClusterState state, int me)
    {
        if (!state.Silos[me].Runs || state.Version > changes || state.Row(me) != Row.Leaving)
        {
            return false;
        }

        state.Change(me, Row.Active);
        return true;
    }

    private bool EndLeaving(ClusterState state, int me)
    {
        ref var silo = ref state.Silos[me];
        if (!silo.Runs || state.Version > changes || state.Row(me) != Row.Leaving || silo.HasGrain || state.Row(me, silo.Known) != Row.Leaving)
        {
            return false;
        }

        state.Change(me, Row.Left);
        silo = default;
        return true;
    }

    private static bool Waits(ClusterState state, int mourned)
    {
        for (var other = 0; other < state.Silos.Length; other++)
        {
            if ((mourned & (1 << other)) != 0 && state.Silos[other].IsFresh)
            {
                return true;
            }
        }

        return false;
    }
}
