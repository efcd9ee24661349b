using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Shop.Api.Calls;
using Shop.Api.Catalog;
using Shop.Catalog;

namespace Shop.Api.Tests.Catalog;

public sealed class ProductMemoryTests
{
    [Fact]
    public async Task a_product_whose_silo_dies_under_the_call_is_asked_for_once_more()
    {
        var product = new ProductView(Products.New() with { Options = [], Variants = [] }, [], 1);
        var grain = Fake<IProductGrain>(attempt => attempt == 1 ? Task.FromException<ProductView?>(new SiloUnavailableException("gone")) : Task.FromResult<ProductView?>(product));
        var grains = Fake<IClusterClient>(_ => null, ("GetGrain", grain));
        await using var database = Npgsql.NpgsqlDataSource.Create("Host=127.0.0.1");
        var memory = new ProductMemory(grains, new GrainCalls(TimeProvider.System), new ProductNames(database), TimeProvider.System);

        (await memory.FindAsync(product.Document.Id))!.View.ShouldBe(product);
    }

    private static T Fake<T>(Func<int, object?> answer, params (string Method, object Answer)[] fixedAnswers)
        where T : class
    {
        var fake = DispatchProxy.Create<T, Answering>();
        ((Answering)(object)fake).Answer = answer;
        ((Answering)(object)fake).Fixed = fixedAnswers.ToDictionary(static one => one.Method, static one => one.Answer);
        return fake;
    }

    /// <summary>Answers each call by its number.</summary>
    public class Answering : DispatchProxy
    {
        private int _calls;

        internal Func<int, object?> Answer { get; set; } = static _ => null;

        internal Dictionary<string, object> Fixed { get; set; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Fixed.TryGetValue(targetMethod!.Name, out var answer) ? answer : Answer(++_calls);
    }
}
