namespace Runtime.Tests.Membership.Model;

/// <summary>A rule of the cluster that a model can be made to break, to see that it is needed.</summary>
internal enum Rule
{
    None,

    /// <summary>A write names the version that was read, and is refused where it isn't the stored one.</summary>
    WritesAreFenced,

    /// <summary>A silo answers while its lease is fresh.</summary>
    AnswersNeedALease,

    /// <summary>A grain is activated once the others have settled, or yielded it.</summary>
    OthersYield,

    /// <summary>By the newest version that the yielding one knows, too.</summary>
    OnlyTheOwnerIsYieldedTo,

    /// <summary>Who has settled at a version says so of that one only.</summary>
    SettledMeansAtThatVersion,

    /// <summary>The lease of a silo that died is waited for.</summary>
    TheDeadAreMourned,

    /// <summary>Who died without having said that it let go of what wasn't its own is waited for whosever the grain was.</summary>
    WhoHasntSettledMayHaveAnyGrain,

    /// <summary>The dead are mourned also by a silo that joins after the death.</summary>
    WhoJoinsMournsTheDead,

    /// <summary>Who left has handed its grains over where it had settled at the very version by which it was leaving, not at a later one by which it may have stayed.</summary>
    WhoStaysHandsNothingOver,
}

/// <summary>A silo's row in the membership table.</summary>
internal enum Row
{
    None,
    Active,
    Leaving,
    Dead,
    Left,
}
