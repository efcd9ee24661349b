namespace Shop.Runtime.Calls;

/// <summary>A call with a result: of a method that returns <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
public abstract class GrainCall<TResult> : ReplyingCall<TResult>
{
    /// <summary>For generated code.</summary>
    protected GrainCall(GrainMethod method)
        : base(method)
    {
    }

    /// <summary>Calls the method on a grain.</summary>
    protected abstract ValueTask<TResult> Invoke(object grain);

    private protected sealed override ValueTask<TResult> Run(object grain) => Invoke(grain);
}
