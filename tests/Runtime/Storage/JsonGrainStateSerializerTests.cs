using System.Text.Json;
using Shop.Runtime.Storage.Serialization;

namespace Runtime.Tests.Storage;

public sealed class JsonGrainStateSerializerTests
{
    private readonly JsonGrainStateSerializer _serializer = new();

    [Fact]
    public void properties_and_fields_are_kept()
    {
        var read = RoundTrip(new Plain { Name = "tea", Count = 3 });

        read.Name.ShouldBe("tea");
        read.Count.ShouldBe(3);
    }

    [Fact]
    public void a_collection_without_a_setter_is_filled()
    {
        var state = new Collections();
        state.Lines.Add("tea");
        state.Tags.Add("hot");
        state.Counts["tea"] = 2;

        var read = RoundTrip(state);

        read.Lines.ShouldBe(["tea"]);
        read.Tags.ShouldBe(["hot"]);
        read.Counts["tea"].ShouldBe(2);
    }

    [Fact]
    public void a_collection_with_a_setter_is_replaced_and_not_added_to() =>
        RoundTrip(new Preset { Lines = ["milk"] }).Lines.ShouldBe(["milk"]);

    [Fact]
    public void a_record_is_kept() => RoundTrip(new Line("tea", 2)).ShouldBe(new Line("tea", 2));

    [Fact]
    public void no_state_is_null() => _serializer.Deserialize<Plain>(_serializer.Serialize<Plain>(null)).ShouldBeNull();

    [Fact]
    public void what_is_no_json_is_a_clear_error() =>
        Should.Throw<JsonException>(() => _serializer.Deserialize<Plain>(new BinaryData(new byte[] { 1, 2, 3 })));

    private T RoundTrip<T>(T state)
        where T : class => _serializer.Deserialize<T>(_serializer.Serialize(state)).ShouldNotBeNull();

    private sealed record Line(string Sku, int Quantity);

    private sealed class Plain
    {
        public int Count;

        public string Name { get; set; } = "";
    }

    private sealed class Collections
    {
        public List<string> Lines { get; } = [];

        public HashSet<string> Tags { get; } = [];

        public Dictionary<string, int> Counts { get; } = [];
    }

    private sealed class Preset
    {
        public List<string> Lines { get; set; } = ["tea"];
    }
}
