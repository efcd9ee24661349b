using Shop.Bench.Cluster;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime;
using Shop.Bench.Runtime.External;
using Shop.Bench.Runtime.Fuzzing;
using Shop.Bench.Shop;

namespace Shop.Bench;

/// <summary>Every case there is, and the groups that they are called by.</summary>
internal static class Catalog
{
    public const string All = "all";

    public static IReadOnlyDictionary<string, IBenchCase[]> Groups { get; } = new Dictionary<string, IBenchCase[]>
    {
        ["runtime"] =
        [
            new PingLocal(), ExternalCall.Ping, ExternalCall.Cart, new DurableIncrement(), new ActivateStored(), new ActivatePlain(),
            new IdleMemory(), new Fuzz(),
        ],
        ["cluster"] = [new PingTwoSilos(), SiloLost.Killed, SiloLost.Hung, new SiloJoins(), new WarmCartsReload()],
        ["shop"] =
        [
            new ProductRead(), new SearchQueries(), new Suggestions(), new WarmProductMemory(), new CartAdd(), new WarmCartMemory(),
            new HotSku(), new Checkouts(),
        ],
        ["rush"] = [new Overload(), new LiveStreams()],
    };

    public static IReadOnlyList<IBenchCase> Cases { get; } = [.. Groups.Values.SelectMany(cases => cases)];

    /// <summary>The cases that a name means; none for a name that means nothing.</summary>
    public static IReadOnlyList<IBenchCase> Find(string name) =>
        name == All ? Cases
        : Groups.TryGetValue(name, out var group) ? group
        : [.. Cases.Where(one => one.Name == name)];
}
