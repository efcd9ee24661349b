using Shop.Runtime.Generator.Tests.Compiling;

namespace Shop.Runtime.Generator.Tests;

/// <summary>What the generator refuses in grain interfaces and grains.</summary>
public sealed class InterfaceRuleTests
{
    [Theory]
    [InlineData("int Get();", "SHOP2001")]
    [InlineData("void Do();", "SHOP2001")]
    [InlineData("Task Do(ref int x);", "SHOP2002")]
    [InlineData("Task Do(in int x);", "SHOP2002")]
    [InlineData("Task Do(out int x);", "SHOP2002")]
    [InlineData("Task<T> Get<T>();", "SHOP2003")]
    [InlineData("IAsyncEnumerable<int> Get();", "SHOP2004")]
    [InlineData("Task Put(IAsyncEnumerable<int> items);", "SHOP2004")]
    [InlineData("int Count { get; }", "SHOP2005")]
    [InlineData("event Action Changed;", "SHOP2005")]
    [InlineData("Task Do(CancellationToken one, CancellationToken two);", "SHOP2006")]
    [InlineData("Task Do(System.IO.Stream content);", "SHOP2007")]
    [InlineData("Task<List<object[,]>> Get();", "SHOP2007")]
    [InlineData("Task Do(Action callback);", "SHOP2007")]
    [InlineData("""[Alias("a")] Task Do(); [Alias("a")] Task Did();""", "SHOP2008")]
    [InlineData("[Id(1)] Task Do(); [Id(1)] Task Did();", "SHOP2008")]
    [InlineData("""[ResponseTimeout("soon")] Task Do();""", "SHOP2009")]
    [InlineData("[OneWay] Task<int> Do();", "SHOP2010")]
    public void a_method_that_cant_be_called_is_an_error(string member, string id) =>
        SampleProject.From($$"""public interface IShop : IGrainWithStringKey { {{member}} }""").Ids.ShouldBe([id]);

    [Theory]
    [InlineData("public interface IShop<T> : IGrainWithStringKey { Task Do(); }", "SHOP2003")]
    [InlineData("public static class Outer<T> { public interface IShop : IGrainWithStringKey { Task Do(); } }", "SHOP2003")]
    [InlineData("public interface IShop : IGrainWithStringKey; public sealed class Shop<T> : Grain, IShop;", "SHOP2003")]
    [InlineData("public static class Outer { private interface IShop : IGrainWithStringKey; }", "SHOP1005")]
    public void an_interface_or_a_grain_that_isnt_supported_is_an_error(string source, string id) =>
        SampleProject.From(source).Ids.ShouldBe([id]);

    [Fact]
    public void an_observers_method_may_return_nothing() =>
        SampleProject.From("public interface IWatcher : IGrainObserver { void Changed(int x); Task Asked(); }").ShouldCompile();

    [Fact]
    public void a_base_interfaces_mistake_is_reported_once() =>
        SampleProject.From("""
            public interface IBase : IGrainWithStringKey { int Get(); }
            public interface IShop : IBase { Task Do(); }
            """).Ids.ShouldBe(["SHOP2001"]);

    [Fact]
    public void a_mistake_in_an_interface_that_is_no_grains_is_reported_where_a_grains_inherits_it()
    {
        SampleProject.From("public interface INamed { string Name(); }").Ids.ShouldBeEmpty();
        SampleProject.From("public interface INamed { string Name(); } public interface IShop : IGrainWithStringKey, INamed;").Ids.ShouldBe(["SHOP2001"]);
    }

    [Fact]
    public void a_private_grain_class_is_left_out()
    {
        var project = SampleProject.From("""
            public interface IShop : IGrainWithStringKey { Task Do(); }
            public static class Tests { private sealed class Fake : Grain, IShop { public Task Do() => Task.CompletedTask; } }
            """);

        project.ShouldCompile();
        project.Files()["Manifest.g.cs"].ShouldNotContain("Fake");
    }
}
