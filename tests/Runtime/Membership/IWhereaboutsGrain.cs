using Orleans.Concurrency;

namespace Runtime.Tests.Membership;

/// <summary>Says where it lives, and makes a note of each life that begins and ends.</summary>
public interface IWhereaboutsGrain : IGrainWithIntegerKey
{
    Task<string> Where();

    /// <summary>Where it lives, asked in a way that may be asked again.</summary>
    [ReadOnly]
    Task<string> WhereReadOnly();

    /// <summary>Has another grain asked.</summary>
    Task<string> WhereIs(long other);

    /// <summary>Answers when it is told to, or its token ends.</summary>
    Task Hang(CancellationToken token);
}
