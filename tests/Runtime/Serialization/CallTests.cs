using System.Buffers;
using Shop.Runtime.Calls;
using Shop.Runtime.Manifest;
using Shop.Runtime.Serialization;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization;

public sealed class CallTests
{
    private readonly SampleCalls _calls = new();

    [Fact]
    public void arguments_arrive_in_their_places()
    {
        var sent = _calls.New("Put");
        Set(sent, "A0", "name");
        Set(sent, "A1", CartState.Closed);
        Set(sent, "A3", new List<CartLine> { new(new("S"), 1, new(2, "EUR")) });

        var arrived = Transfer(sent, _calls.New("Put"));

        arrived.ArgumentCount.ShouldBe(4);
        arrived.GetArgument(0).ShouldBe("name");
        arrived.GetArgument(1).ShouldBe(CartState.Closed);
        arrived.GetArgument(2).ShouldBe(CancellationToken.None);
        arrived.GetArgument(3).ShouldBe(sent.GetArgument(3));
        Should.Throw<ArgumentOutOfRangeException>(() => arrived.GetArgument(4));
    }

    [Fact]
    public void a_call_without_arguments_is_one_byte() => Write(_calls.New("Nothing")).Length.ShouldBe(1);

    [Fact]
    public void a_method_is_found_by_its_id()
    {
        var method = _calls.New("Get").Method;

        GrainManifests.Load().TryGetMethod(method.Id, out var found).ShouldBeTrue();
        found.Method.ShouldBeSameAs(method);
    }

    [Fact]
    public void a_result_that_is_declared_immutable_isnt_copied()
    {
        var result = new List<int> { 1 };

        ((GrainCall<List<int>>)_calls.New("Share")).ResultCodec.Copy(result).ShouldBeSameAs(result);
    }

    private static GrainCall Transfer(GrainCall sent, GrainCall empty)
    {
        var reader = new WireReader(Write(sent));
        empty.ReadArguments(ref reader);
        reader.Remaining.ShouldBe(0);
        return empty;
    }

    private static byte[] Write(GrainCall call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(buffer);
        call.WriteArguments(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Set(GrainCall call, string field, object value) => call.GetType().GetField(field)!.SetValue(call, value);
}
