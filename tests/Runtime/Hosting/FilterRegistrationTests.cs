using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace Runtime.Tests.Hosting;

public sealed class FilterRegistrationTests
{
    [Fact]
    public async Task filters_come_in_the_order_of_their_registration()
    {
        var builder = new SampleBuilder();
        var ran = new List<string>();

        ((ISiloBuilder)builder)
            .AddIncomingGrainCallFilter(new Filter("object", ran))
            .AddIncomingGrainCallFilter((IIncomingGrainCallContext _) => Run(ran, "function"))
            .AddIncomingGrainCallFilter<TypedFilter>();
        builder.Services.AddSingleton(ran);
        foreach (var filter in builder.Services.BuildServiceProvider().GetServices<IIncomingGrainCallFilter>())
        {
            await filter.Invoke(null!);
        }

        ran.ShouldBe(["object", "function", "type"]);
    }

    [Fact]
    public async Task a_client_has_filters_of_its_own()
    {
        var builder = new SampleBuilder();
        var ran = new List<string>();

        ((IClientBuilder)builder)
            .AddOutgoingGrainCallFilter(new Filter("object", ran))
            .AddOutgoingGrainCallFilter((IOutgoingGrainCallContext _) => Run(ran, "function"))
            .AddOutgoingGrainCallFilter<TypedFilter>();
        builder.Services.AddSingleton(ran);
        foreach (var filter in builder.Services.BuildServiceProvider().GetServices<IOutgoingGrainCallFilter>())
        {
            await filter.Invoke(null!);
        }

        ran.ShouldBe(["object", "function", "type"]);
    }

    private static Task Run(List<string> ran, string name)
    {
        ran.Add(name);
        return Task.CompletedTask;
    }

    private class Filter(string name, List<string> ran) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => Run(ran, name);

        public Task Invoke(IOutgoingGrainCallContext context) => Run(ran, name);
    }

    private sealed class TypedFilter(List<string> ran) : Filter("type", ran);
}
