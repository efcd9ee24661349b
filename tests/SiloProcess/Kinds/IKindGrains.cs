using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.SiloProcess.Kinds;

/// <summary>Counts: the plainest grain that there is.</summary>
public interface ITallyGrain : IGrainWithIntegerKey
{
    Task<int> Add(int number);

    /// <summary>Fails with an exception of the framework, or with one that the caller's process lacks.</summary>
    Task Fail(string message);

    /// <summary>Waits until its caller gives up.</summary>
    Task WaitForCancellation(CancellationToken token);

    [AlwaysInterleave]
    Task<int> Cancellations();

    /// <summary>Never answers.</summary>
    Task Hang();

    [AlwaysInterleave]
    Task<int> Hanging();

    /// <summary>The W3C ids of the turn's span and of its parent, of which another process made the latter.</summary>
    Task<(string? Id, string? ParentId)> Trace();
}

[GenerateSerializer]
public sealed record BasketLine([property: Id(0)] string Sku, [property: Id(1)] int Quantity, [property: Id(2)] decimal Price);

[GenerateSerializer]
public sealed record Basket
{
    [Id(0)]
    public List<BasketLine> Lines { get; init; } = [];

    [Id(1)]
    public decimal Total { get; init; }

    [Id(2)]
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Has lines, and hands them out.</summary>
public interface IBasketGrain : IGrainWithStringKey
{
    Task<Basket> Put(BasketLine line);

    Task<Basket> Get();
}

/// <summary>Waits for a call to itself while it waits: a deadlock but for its attribute.</summary>
public interface IMeetingGrain : IGrainWithGuidKey
{
    Task<int> Wait();

    Task Arrive(int who);
}

/// <summary>Works in several activations at once.</summary>
public interface ICrewGrain : IGrainWithIntegerKey
{
    /// <summary>Ends when so many of its calls are under way at once, each in an activation of its own.</summary>
    Task<int> WorkTogether(int others);
}

/// <summary>Has a timer.</summary>
public interface IClockGrain : IGrainWithStringKey
{
    Task Start(TimeSpan period);

    Task<int> Ticks();

    Task Stop();
}

/// <summary>Has a reminder.</summary>
public interface IAlarmGrain : IGrainWithStringKey, IRemindable
{
    Task Set(string name);

    Task Unset(string name);

    Task<int> Rings(string name);
}

/// <summary>Hears of a topic.</summary>
public interface INewsObserver : IGrainObserver
{
    void Heard(string news);
}

/// <summary>Tells its observers; a subscription lives until its time is over or its activation leaves, and is renewed by asking again.</summary>
public interface INewsGrain : IGrainWithStringKey
{
    /// <summary>Subscribes for so long, or renews: true where the observer was known still.</summary>
    Task<bool> Subscribe(INewsObserver observer, TimeSpan lifetime);

    /// <summary>Tells all whose time isn't over, and returns how many there are.</summary>
    Task<int> Publish(string news);

    Task Leave();
}

/// <summary>Has a filter of its own, and reads what came along with the call.</summary>
public interface IGuardedGrain : IGrainWithStringKey
{
    /// <summary>What the request context says of the caller, as the filter dressed it.</summary>
    Task<string> WhoAmI();

    /// <summary>The filter lets only callers that have introduced themselves through.</summary>
    Task Secret();
}

[GenerateSerializer]
public abstract record Figure([property: Id(0)] string Name);

[GenerateSerializer, Alias("kinds-disc")]
public sealed record Disc(string Name, [property: Id(0)] double Radius) : Figure(Name);

[GenerateSerializer]
public sealed record Box(string Name, [property: Id(0)] double Width, [property: Id(1)] double Height) : Figure(Name);

[GenerateSerializer]
public sealed record Group(string Name, [property: Id(0)] IReadOnlyList<Figure> Parts) : Figure(Name);

/// <summary>Takes and returns messages of which only the base is declared.</summary>
public interface IFigureGrain : IGrainWithStringKey
{
    Task<double> Area(Figure figure);

    Task<Figure> Twice(Figure figure);

    Task<object?> Any(object? value);
}

[GenerateSerializer]
public sealed class Blob
{
    [Id(0)]
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Keeps a megabyte.</summary>
public interface IBlobGrain : IGrainWithStringKey
{
    Task Store(byte[] bytes);

    Task<byte[]> Load();

    /// <summary>A number that no other activation has.</summary>
    Task<Guid> Activation();

    Task Leave();
}
