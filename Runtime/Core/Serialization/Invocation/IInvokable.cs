using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call of a grain method, as filters and <see cref="Concurrency.MayInterleaveAttribute"/> predicates see it.</summary>
public interface IInvokable
{
    /// <summary>How many arguments there are.</summary>
    int GetArgumentCount();

    /// <summary>The argument at <paramref name="index"/>, from 0.</summary>
    object? GetArgument(int index);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The grain interface's name.</summary>
    string GetInterfaceName();

    /// <summary>The grain interface.</summary>
    Type GetInterfaceType();

    /// <summary>The method of the grain interface.</summary>
    MethodInfo GetMethod();
}
