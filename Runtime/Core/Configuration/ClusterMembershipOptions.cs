namespace Orleans.Configuration;

/// <summary>How silos watch each other.</summary>
public class ClusterMembershipOptions
{
    /// <summary>How long a probe waits for its answer, and how often silos are probed; 5 s by default.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the membership table is read; every 60 s by default, and at once when something changes.</summary>
    public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a vote against a silo counts; 2 minutes by default.</summary>
    public TimeSpan DeathVoteExpirationTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a silo says in the table that it lives; every 30 s by default.</summary>
    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a silo tries to join; 5 minutes by default.</summary>
    public TimeSpan MaxJoinAttemptTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many other silos a silo probes; 10 by default.</summary>
    public int NumProbedSilos { get; set; } = 10;

    /// <summary>How many probes in a row must fail before a silo is suspected; 3 by default.</summary>
    public int NumMissedProbesLimit { get; set; } = 3;

    /// <summary>How many silos must suspect one before it is declared dead; 2 by default.</summary>
    public int NumVotesForDeathDeclaration { get; set; } = 2;

    /// <summary>How long rows of dead silos stay in the table; a week by default.</summary>
    public TimeSpan DefunctSiloExpiration { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often such rows are looked for; every hour by default, never for null.</summary>
    public TimeSpan? DefunctSiloCleanupPeriod { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether a silo that doesn't answer is probed through another one before it is suspected; true by default.</summary>
    public bool EnableIndirectProbes { get; set; } = true;

    /// <summary>Whether silos tell each other of changes, rather than wait for the next read of the table; true by default.</summary>
    public bool UseLivenessGossip { get; set; } = true;
}
