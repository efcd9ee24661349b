using Shop.Runtime.Calls;
using Shop.Runtime.Net;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Tests.Net.Calls;

public sealed class OutgoingCallsTests
{
    private readonly OutgoingCalls _calls = new(max: 200);

    [Fact]
    public void a_number_is_free_again_once_it_was_answered()
    {
        var first = new NothingCall();
        var second = new NothingCall();
        Add(first).ShouldBe(0u);
        Add(second).ShouldBe(1u);

        _calls.Take(0).ShouldBe(first);

        Add(new NothingCall()).ShouldBe(0u);
        _calls.Take(1).ShouldBe(second);
    }

    [Fact]
    public void an_answer_counts_once()
    {
        Add(new NothingCall());
        _calls.Take(0).ShouldNotBeNull();

        _calls.Take(0).ShouldBeNull();
        _calls.Take(77).ShouldBeNull();
        _calls.Take(uint.MaxValue).ShouldBeNull();
    }

    [Fact]
    public void beyond_the_bound_no_call_is_taken()
    {
        for (var i = 0; i < 200; i++)
        {
            Add(new NothingCall());
        }

        _calls.Add(new NothingCall(), out _).ShouldBe(OutgoingCalls.Outcome.Full);

        _calls.Take(150);
        Add(new NothingCall()).ShouldBe(150u);
    }

    [Fact]
    public void closing_hands_out_what_has_no_answer()
    {
        var answered = new NothingCall();
        var left = new NothingCall();
        Add(answered);
        Add(left);
        _calls.Take(0);

        _calls.Close().ShouldBe([left]);

        _calls.Add(new NothingCall(), out _).ShouldBe(OutgoingCalls.Outcome.Closed);
        _calls.Take(1).ShouldBeNull();
    }

    [Fact]
    public void it_is_idle_when_every_call_has_its_answer()
    {
        Add(new NothingCall());
        var idle = _calls.WhenIdle();
        idle.IsCompleted.ShouldBeFalse();

        _calls.Take(0);

        idle.IsCompleted.ShouldBeTrue();
    }

    private uint Add(GrainCall call)
    {
        _calls.Add(call, out var id).ShouldBe(OutgoingCalls.Outcome.Added);
        return id;
    }
}

internal sealed class NothingCall() : VoidGrainCall(_method)
{
    private static readonly GrainMethod _method = new(typeof(NothingCall), "Nothing", 1, [], GrainMethodFlags.None, null);

    public override void WriteArguments(ref WireWriter writer)
    {
    }

    public override void ReadArguments(ref WireReader reader)
    {
    }

    protected override ValueTask Invoke(object grain) => default;
}
