namespace Runtime.Tests.Surface;

/// <summary>The comparison itself, on made-up differences: each must be found, and nothing else.</summary>
public sealed class ComparisonTests : IDisposable
{
    private const string Samples = "Runtime.Tests.Surface.Samples.";
    private static readonly string _here = typeof(ComparisonTests).Assembly.Location;

    private readonly AssemblyApi _ours = new(_here, name => name.Replace(Samples + "Ours.", "Sample.", StringComparison.Ordinal));
    private readonly AssemblyApi _theirs = new(_here, name => name.Replace(Samples + "Theirs.", "Sample.", StringComparison.Ordinal));

    [Theory]
    [InlineData("Same")]
    [InlineData("SameGeneric`1")]
    [InlineData("IFewer")]
    public void what_is_equal_or_fewer_is_no_difference(string name) => Compare(name).ShouldBeEmpty();

    [Theory]
    [InlineData("IAdded", "void Added()\", which Orleans doesn't have")]
    [InlineData("ParameterName", "Act(int number)\"; Orleans has \"public static void Act(int count)")]
    [InlineData("DefaultValue", "int count = 2")]
    [InlineData("Nullability", "static string Get()")]
    [InlineData("NestedNullability", "Dictionary<string, string> map")]
    [InlineData("Returned", "System.Threading.Tasks.ValueTask Get()")]
    [InlineData("Extension", "Act(string text)")]
    [InlineData("Constraint", "where T : class, System.IDisposable")]
    [InlineData("Unsealed", "should be \"public class Sample.Unsealed\"")]
    [InlineData("Derived", "should derive from \"Sample.Unsealed\"")]
    [InlineData("Interfaces", "implements System.IAsyncDisposable")]
    [InlineData("UsageAttribute", "should be \"[AttributeUsage(Class, ")]
    [InlineData("Value", "First = 2")]
    [InlineData("Underlying", "should be \"public enum Sample.Underlying : byte\"")]
    [InlineData("Constant", "Port = 30000")]
    [InlineData("Accessor", "{ get; set; }")]
    [InlineData("Required", "public int Count")]
    [InlineData("OpenMethod", "public void Act()")]
    [InlineData("Guarded", "public void Act()")]
    [InlineData("Mutable", "should be \"public readonly struct Sample.Mutable\"")]
    [InlineData("Dated", "public static void Act()\"; Orleans has \"[Obsolete]")]
    [InlineData("Handler", "Invoke(object sender)")]
    public void what_is_different_is_found(string name, string excerpt) => Compare(name).ShouldHaveSingleItem().ShouldContain(excerpt);

    [Fact]
    public void a_type_survives_being_written_to_the_list()
    {
        foreach (var name in new[] { "Same", "SameGeneric`1", "IFewer", "Underlying", "UsageAttribute", "Handler", "Derived" })
        {
            var theirs = Read(_theirs, name);

            var listed = SignatureList.Parse(["# a comment", "", .. theirs.Lines()]).ShouldHaveSingleItem().Value;

            listed.Name.ShouldBe(theirs.Name);
            Comparison.Differences(theirs, listed).ShouldBeEmpty();
            Compare(name).ShouldBe(Comparison.Differences(Read(_ours, name), listed), Case.Sensitive, name);
        }
    }

    [Fact]
    public void a_list_with_a_type_twice_or_a_line_of_none_is_refused()
    {
        Should.Throw<FormatException>(() => SignatureList.Parse(["public class A", "public class A"]));
        Should.Throw<FormatException>(() => SignatureList.Parse(["  public void Act()"]));
        Should.Throw<FormatException>(() => SignatureList.Parse(["what is this"]));
    }

    [Fact]
    public void a_reference_to_another_signature_of_the_same_shape_contradicts()
    {
        var ours = Type(Method("Get", "int Get(string)"));

        Comparison.Contradictions(ours, [new("Get", "long Get(string)", 1)]).ShouldHaveSingleItem().ShouldContain("long Get(string)");
        Comparison.Contradictions(ours, [new("Get", "int Get(string)", 1)]).ShouldBeEmpty();
        Comparison.Contradictions(ours, [new("Get", "int Get(string, int)", 2)]).ShouldBeEmpty();
        Comparison.Contradictions(ours, [new("Set", "long Set(string)", 1)]).ShouldBeEmpty();
    }

    [Fact]
    public void a_reference_to_one_overload_says_nothing_of_another() =>
        Comparison.Contradictions(
            Type(Method("Get", "int Get(string)"), Method("Get", "int Get(long)")),
            [new("Get", "int Get(long)", 1)]).ShouldBeEmpty();

    [Fact]
    public void a_property_is_proven_by_references_to_all_its_accessors()
    {
        var getter = new BareSignature("get_Count", "int get_Count()", 0);
        var setter = new BareSignature("set_Count", "void set_Count(int)", 1);
        var property = new ApiMember("public int Count { get; set; }", [getter, setter]);

        Comparison.IsProven(property, [getter, setter]).ShouldBeTrue();
        Comparison.IsProven(property, [getter]).ShouldBeFalse();
    }

    [Fact]
    public void references_to_other_assemblies_are_read_with_their_signatures()
    {
        var references = _ours.References().Where(reference => reference.Type == "System.Collections.Generic.List`1");

        references.Select(reference => reference.Member.Text).ShouldContain("void Add(!0)");
    }

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    private static ApiType Read(AssemblyApi api, string name) =>
        api.Types(full => full.StartsWith("Sample.", StringComparison.Ordinal)).Single(type => type.Name == $"Sample.{name}");

    private static ApiMember Method(string name, string bare) => new($"public {bare}", [new(name, bare, 1)]);

    private static ApiType Type(params ApiMember[] members) => new("T", "public class T", "", new HashSet<string>(), members);

    private List<string> Compare(string name) => [.. Comparison.Differences(Read(_ours, name), Read(_theirs, name))];
}
