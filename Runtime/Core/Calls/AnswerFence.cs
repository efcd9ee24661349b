namespace Shop.Runtime.Calls;

/// <summary>
/// What stands between a grain's answer and the socket: a silo that may have been given up by the others must not tell what it
/// remembers. See the lease of a silo.
/// </summary>
internal abstract class AnswerFence
{
    /// <summary>Whether the answer of this call may leave now.</summary>
    public abstract bool MayAnswer(GrainCall call);

    /// <summary>Keeps an answer until it may leave; one that never may is forgotten with the process.</summary>
    public abstract void Hold(Action answer);
}
