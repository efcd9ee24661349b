using Shop.Runtime.Generator.Tests.Compiling;
using Shop.Runtime.Manifest;

namespace Shop.Runtime.Generator.Tests;

/// <summary>Generated code compiles without a warning wherever it lands, and does what it should.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void every_shape_of_method_compiles()
    {
        var assembly = SampleProject.From("""
            namespace @namespace.@class
            {
                public interface INamed { Task<string?> GetName(string? @default = null); }
                public interface IBase : IGrainWithStringKey { Task Touch(); ValueTask<int> Count(); }
                internal interface IShop : IBase, INamed
                {
                    Task @event(int @int);
                    Task Overload();
                    Task Overload(int x);
                    Task Overload(int x, CancellationToken token);
                    Task Overload(CancellationToken token, string x);
                    Task<(int Count, string? Name)> Tuples((int A, (long B, string? C) D) pair, int? number = 5, params int[] rest);
                    ValueTask Both(List<Dictionary<string, int?[]?>>? nested, DateTimeOffset when = default, CancellationToken token = default);
                    [ReadOnly, AlwaysInterleave, ResponseTimeout("00:00:01")] Task<IReadOnlyList<Message>> Read(Mode mode = Mode.B);
                    [OneWay, Alias("tell")] Task Tell([Immutable] List<int> items);
                    [return: Immutable] Task<List<int>> Share();
                    new Task Touch();
                    Task Watch(IWatcher watcher, IShop other);
                    Task<object> Anything(object x, dynamic y);
                    static int Static() => 1;
                }
                public interface IWatcher : IGrainObserver { void Changed(string what); }
                internal enum Mode : byte { A, B }
                [GenerateSerializer] internal sealed record Message(string Text);
                internal static class Outer
                {
                    internal static class Inner { internal interface IDeep : IGrainWithGuidKey { Task Go(Nested x); } [GenerateSerializer] internal sealed record Nested(int A); }
                }
            }
            public partial interface IParted : IGrainWithIntegerKey { Task One(); }
            public partial interface IParted : IGrain { Task Two(); }
            public interface IGlobal : IGrainWithStringKey { Task Go(); }
            """).Load();

        GrainManifests.Load().TryGetInterface(assembly.GetType("namespace.class.IShop")!, out var shop).ShouldBeTrue();
        shop.Methods.Count.ShouldBe(16);
        shop.Methods.Select(static one => one.Method.Id).Distinct().Count().ShouldBe(16);
        var read = shop.Methods.Single(static one => one.Method.Name == "Read").Method;
        read.Flags.ShouldBe(Calls.GrainMethodFlags.ReadOnly | Calls.GrainMethodFlags.AlwaysInterleave);
        read.ResponseTimeout.ShouldBe(TimeSpan.FromSeconds(1));
        shop.Methods.Single(static one => one.Method.Name == "Tell").Method.Flags.ShouldBe(Calls.GrainMethodFlags.OneWay);
        shop.Methods.Single(static one => one.Method.Name == "event").Create().GetArgument(0).ShouldBe(0);
    }

    [Fact]
    public void every_shape_of_message_compiles_and_comes_back_equal()
    {
        var assembly = SampleProject.From("""
            using System.Collections.Immutable;
            namespace Deep
            {
                [GenerateSerializer] public abstract class Root { [Id(0)] public int A { get; private set; } = 1; public void Set(int a) => A = a; }
                [GenerateSerializer] public class Middle : Root { [Id(0)] protected internal string? B { get; set; } [Id(1)] private protected int _c = 4; public int C => _c; public void SetC(int c) => _c = c; }
                [GenerateSerializer] internal sealed class Leaf<T> : Middle where T : class, new() { [Id(0)] public T? @class { get; init; } [Id(1)] public required (int X, T Y) Pair { get; init; } }
                [GenerateSerializer] public sealed record Tag { [Id(0)] public int V { get; init; } }
                public class Box<T> where T : struct
                {
                    [GenerateSerializer] public sealed record Inner<T2>(T First, T2 Second) where T2 : notnull;
                    [GenerateSerializer] public readonly struct Point<TP> { public Point(T x, TP y) { X = x; _y = y; } [Id(0)] public T X { get; } [Id(1)] private readonly TP _y; public TP Y => _y; }
                }
                [GenerateSerializer] public sealed class Hidden { private Hidden() { Made = true; } public static Hidden New(int x) => new() { X = x }; [Id(0)] public int X { get; private set; } [field: NonSerialized] public bool Made { get; } }
                [GenerateSerializer] public sealed class Nothing;
                [GenerateSerializer] public sealed class Lazy { [Id(0)] public string Name { get; set => field = value.Trim(); } = ""; }
                [GenerateSerializer, Obsolete] public sealed record Old(int A);
            }
            public static class Program
            {
                public static object[] Main()
                {
                    var leaf = new Deep.Leaf<Deep.Tag> { @class = new() { V = 1 }, Pair = (2, new() { V = 3 }), B = "b" };
                    leaf.Set(7);
                    leaf.SetC(8);
                    return [leaf, new Deep.Box<int>.Inner<string>(1, "2"), new Deep.Box<int>.Point<string?>(1, null), Deep.Hidden.New(3), new Deep.Nothing(), new Deep.Lazy { Name = "n" }];
                }
            }
            """).Load();

        var sent = (object[])assembly.Run()!;
        var arrived = sent.Select(Running.RoundTrip).ToArray();

        arrived[0].ShouldBeEquivalentTo(sent[0]);
        arrived[1].ShouldBe(sent[1]);
        arrived[2].ShouldBe(sent[2]);
        arrived[3].ShouldBeEquivalentTo(sent[3]);
        arrived[4].ShouldBeOfType(sent[4].GetType());
        arrived[5].ShouldBeEquivalentTo(sent[5]);
    }

    [Fact]
    public void messages_and_interfaces_of_another_project_can_be_built_on()
    {
        var library = SampleProject.From("""
            namespace Library;
            [GenerateSerializer] public abstract record Animal(string Name);
            public interface INamed : IGrainWithStringKey { Task<string> GetName(); }
            """);
        library.ShouldCompile();

        var assembly = SampleProject.From(
            """
            namespace Application;
            [GenerateSerializer] public sealed record Dog(string Name, int Age) : Library.Animal(Name);
            public interface IKennel : Library.INamed { Task<Library.Animal> Get(); }
            public sealed class KennelGrain : Grain, IKennel
            {
                public Task<string> GetName() => Task.FromResult("k");
                public Task<Library.Animal> Get() => Task.FromResult<Library.Animal>(new Dog("d", 1));
            }
            """,
            library.Reference).Files();

        assembly["Manifest.g.cs"].ShouldContain("typeof(global::Application.IKennel), typeof(global::Library.INamed)");
    }

    [Fact]
    public void a_grain_class_stands_for_its_interfaces()
    {
        var assembly = SampleProject.From("""
            public interface IOne : IGrainWithStringKey { Task Go(); }
            public interface ITwo : IOne { Task More(); }
            internal abstract class Shared : Grain, IOne { public Task Go() => Task.CompletedTask; }
            internal sealed class TwoGrain : Shared, ITwo { public Task More() => Task.CompletedTask; }
            [GrainType("renamed")] internal sealed class OtherGrain : Shared;
            """).Load();

        var manifest = GrainManifests.Load();
        manifest.ResolveGrainType(assembly.GetType("ITwo")!).ToString().ShouldBe("two");
        manifest.ResolveGrainType(assembly.GetType("IOne")!, "Other").ToString().ShouldBe("renamed");
        Should.Throw<ArgumentException>(() => manifest.ResolveGrainType(assembly.GetType("IOne")!)).Message.ShouldContain("several");
        manifest.TryGetGrainClass(Orleans.Runtime.GrainType.Create("two"), out var two).ShouldBeTrue();
        two.Interfaces.Count.ShouldBe(2);
    }

    [Fact]
    public void a_project_without_grains_gets_no_code() =>
        SampleProject.From("public sealed class Plain { }").Files().ShouldBeEmpty();
}
