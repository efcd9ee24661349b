namespace Orleans.Concurrency;

/// <summary>A method of this grain class decides for each call whether it runs among the turns of others.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute : Attribute
{
    /// <summary>The method <paramref name="callbackMethodName"/>: <c>bool Name(IInvokable call)</c>, static or not.</summary>
    public MayInterleaveAttribute(string callbackMethodName) => CallbackMethodName = callbackMethodName;

    /// <summary>The method's name.</summary>
    internal string CallbackMethodName { get; }
}
