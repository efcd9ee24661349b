using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Manifest;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Clients;

/// <summary>Which grain type an interface means is asked once, but not before the cluster has said what it runs.</summary>
public sealed class GrainTypeResolutionTests
{
    private readonly UnsureRuntime _runtime = new();

    [Fact]
    public void what_is_known_for_good_is_asked_once()
    {
        _runtime.Knows = true;

        Type().ShouldBe("first");
        _runtime.Answer = "second";
        Type().ShouldBe("first");

        _runtime.Asked.ShouldBe(1);
    }

    [Fact]
    public void what_was_said_before_the_cluster_was_known_is_asked_again()
    {
        Type().ShouldBe("first");

        _runtime.Knows = true;
        _runtime.Answer = "second";

        Type().ShouldBe("second");
    }

    private string Type() => ((GrainReference)_runtime.GrainFactory.GetGrain<INetGrain>("key")).GrainId.Type.ToString();

    private sealed class UnsureRuntime : CallRuntime
    {
        public UnsureRuntime()
            : base(new FakeTime()) => GrainFactory = new GrainFactory(this);

        public bool Knows { get; set; }

        public string Answer { get; set; } = "first";

        public int Asked { get; private set; }

        public override TimeSpan ResponseTimeout => TimeSpan.FromSeconds(30);

        public override IOutgoingGrainCallFilter[] OutgoingFilters => [];

        public override GrainFactory GrainFactory { get; }

        public override GrainManifest Manifest { get; } = GrainManifests.Load();

        public override bool KnowsGrainTypes => Knows;

        public override GrainType ResolveGrainType(Type interfaceType, string? classNamePrefix)
        {
            Asked++;
            return GrainType.Create(Answer);
        }

        public override void Route(GrainCall call) => call.Reject(new OrleansException("Nowhere to send it."));

        public override void Cancel(GrainCall call)
        {
        }

        public override GrainId RegisterObserver(IGrainObserver observer) => default;

        public override void UnregisterObserver(in GrainId id)
        {
        }
    }
}
