using Orleans.Concurrency;

namespace Shop.Runtime.Tests.Calls;

public interface ICallGrain : IGrainWithStringKey
{
    Task<List<int>> Echo(List<int> numbers);

    /// <summary>Keeps the very list that came in, and gives it out again.</summary>
    Task Keep(List<int> numbers);

    Task<List<int>> Kept();

    Task<int> Fail(string message);

    ValueTask<string> Value(string text);

    ValueTask Nothing();

    Task<string?> FromContext(string key);

    Task<string?> FromContextOfNext(string key, ICallGrain next);

    Task<bool> RunsOnItsScheduler();

    Task WaitForCancellation(CancellationToken token);

    [AlwaysInterleave]
    Task<int> Waiting();

    [AlwaysInterleave]
    Task<int> Cancellations();

    [ResponseTimeout("00:00:01")]
    Task NeverEnds();

    [OneWay]
    Task Tell(string word);

    Task<List<string>> Told();

    Task Notify(ICallObserver observer, int count);
}

public interface ICallObserver : IGrainObserver
{
    void Notified(int number);
}

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Say(string word);

    Task<int> Count(int number);
}
