using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>A call without a result: of a method that returns <c>Task</c>, <c>ValueTask</c> or nothing.</summary>
public abstract class VoidGrainCall : ReplyingCall<Done>
{
    /// <summary>For generated code.</summary>
    protected VoidGrainCall(GrainMethod method)
        : base(method)
    {
    }

    /// <inheritdoc/>
    public sealed override Codec<Done> ResultCodec => Done.Codec;

    /// <summary>Calls the method on a grain.</summary>
    protected abstract ValueTask Invoke(object grain);

    private protected sealed override ValueTask<Done> Run(object grain)
    {
        var turn = Invoke(grain);
        return turn.IsCompletedSuccessfully ? default : Await(turn);
    }

    private static async ValueTask<Done> Await(ValueTask turn)
    {
        await turn;
        return default;
    }
}
