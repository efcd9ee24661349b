using Shop.Runtime.Generator.Tests.Compiling;

namespace Shop.Runtime.Generator.Tests;

/// <summary>What the generator refuses in messages.</summary>
public sealed class MessageRuleTests
{
    [Theory]
    [InlineData("System.IO.Stream")]
    [InlineData("Action")]
    [InlineData("List<Unmarked>")]
    [InlineData("Dictionary<string, Unmarked[]>")]
    [InlineData("(int, Unmarked)")]
    [InlineData("int[,]")]
    [InlineData("CancellationToken")]
    [InlineData("ReadOnlyMemory<char>")]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("Task<int>")]
    [InlineData("nint")]
    public void a_member_that_has_no_codec_is_an_error(string type)
    {
        var project = SampleProject.From($$"""
            public sealed class Unmarked { public int X { get; set; } }
            [GenerateSerializer]
            public sealed class Message
            {
                [Id(0)] public {{type}} Member { get; set; } = default!;
            }
            """);

        project.Ids.ShouldBe(["SHOP1001"]);
        project.Diagnostics[0].GetMessage(null).ShouldContain("Message.Member");
    }

    [Theory]
    [InlineData("public int Member { get; set; }")]
    [InlineData("public int Member { get; }")]
    [InlineData("public int Member;")]
    [InlineData("private readonly int _member = 1; public int M => _member;")]
    [InlineData("public required string Member { get; init; }")]
    public void a_member_without_an_id_is_an_error(string member) =>
        SampleProject.From($$"""[GenerateSerializer] public sealed class Message { {{member}} }""").Ids.ShouldBe(["SHOP1002"]);

    [Theory]
    [InlineData("[NonSerialized] public int Member;")]
    [InlineData("[field: NonSerialized] public int Member { get; set; }")]
    [InlineData("public int Member => 1;")]
    [InlineData("public int Member { get => 1; set { } }")]
    [InlineData("public static int Member { get; set; }")]
    [InlineData("public const int Member = 1;")]
    [InlineData("public int this[int index] => index;")]
    public void a_member_that_is_no_part_of_the_message_needs_no_id(string member) =>
        SampleProject.From($$"""[GenerateSerializer] public sealed class Message { {{member}} }""").ShouldCompile();

    [Fact]
    public void a_records_parameters_need_no_ids_and_are_numbered_apart()
    {
        var project = SampleProject.From("""
            [GenerateSerializer] public sealed record Line(string Sku, int Count) { [Id(0)] public string Note { get; init; } = ""; }
            [GenerateSerializer] public sealed record Own([property: Id(7)] string Sku, [property: Id(3)] int Count);
            """);

        var assembly = project.Load();
        var line = Activator.CreateInstance(assembly.GetType("Line")!, "A", 2)!;
        assembly.GetType("Line")!.GetProperty("Note")!.SetValue(line, "n");
        Running.RoundTrip(line).ShouldBe(line);
        var own = Activator.CreateInstance(assembly.GetType("Own")!, "A", 2)!;
        Running.RoundTrip(own).ShouldBe(own);
    }

    [Fact]
    public void a_records_parameters_that_the_attribute_leaves_out_need_ids() =>
        SampleProject.From("[GenerateSerializer(IncludePrimaryConstructorParameters = false)] public sealed record Line(string Sku);")
            .Ids.ShouldBe(["SHOP1002"]);

    [Fact]
    public void equal_ids_are_an_error()
    {
        var project = SampleProject.From("""
            [GenerateSerializer]
            public sealed class Message
            {
                [Id(4)] public int First { get; set; }
                [Id(4)] public int Second { get; set; }
            }
            """);

        project.Ids.ShouldBe(["SHOP1003"]);
        project.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line.ShouldBe(4);
    }

    [Fact]
    public void an_id_beyond_the_wires_is_an_error() =>
        SampleProject.From("[GenerateSerializer] public sealed class Message { [Id(268435456)] public int A { get; set; } }").Ids.ShouldBe(["SHOP1004"]);

    [Theory]
    [InlineData("public sealed class Outer { [GenerateSerializer] private sealed class Message { } }")]
    [InlineData("public class Outer { [GenerateSerializer] protected sealed class Message { } }")]
    [InlineData("[GenerateSerializer] file sealed class Message { }")]
    public void a_message_that_generated_code_cant_name_is_an_error(string source) =>
        SampleProject.From(source).Ids.ShouldBe(["SHOP1005"]);

    [Fact]
    public void a_member_whose_type_generated_code_cant_name_is_an_error() =>
        SampleProject.From("""
            [GenerateSerializer]
            public sealed class Message
            {
                private enum Secret { A }
                [Id(0)] private Secret _secret = Secret.A;
                public override string ToString() => _secret.ToString();
            }
            """).Ids.ShouldBe(["SHOP1010"]);

    [Theory]
    [InlineData("[Id(0)] public int Member => 1;")]
    [InlineData("[Id(0)] public int Member { set { } }")]
    [InlineData("[Id(0)] public static int Member { get; set; }")]
    [InlineData("[Id(0)] public abstract int Member { get; set; }")]
    public void an_id_on_what_cant_be_set_is_an_error(string member) =>
        SampleProject.From($$"""[GenerateSerializer] public abstract class Message { {{member}} }""").Ids.ShouldBe(["SHOP1006"]);

    [Fact]
    public void a_base_class_without_a_codec_is_an_error() =>
        SampleProject.From("public class Parent { } [GenerateSerializer] public sealed class Message : Parent { }").Ids.ShouldBe(["SHOP1007"]);

    [Fact]
    public void implicit_ids_are_refused() =>
        SampleProject.From("[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties)] public sealed class Message { }").Ids.ShouldBe(["SHOP1008"]);

    [Fact]
    public void an_alias_that_would_break_type_names_is_an_error() =>
        SampleProject.From("""[GenerateSerializer, Alias("a[b]")] public sealed class Message { }""").Ids.ShouldBe(["SHOP1009"]);

    [Fact]
    public void a_mistake_in_one_message_doesnt_stop_the_others() =>
        SampleProject.From("""
            [GenerateSerializer] public sealed class Good { [Id(0)] public int A { get; set; } }
            [GenerateSerializer] public sealed class Bad { public int A { get; set; } }
            """).Files().Keys.ShouldContain(static name => name.StartsWith("Good", StringComparison.Ordinal));
}
