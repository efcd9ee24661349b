using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way through the filters.</summary>
public interface IGrainCallContext
{
    /// <summary>The call itself, for its arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain object that is called; in outgoing filters, the reference.</summary>
    object Grain { get; }

    /// <summary>Who calls; null for a client.</summary>
    GrainId? SourceId { get; }

    /// <summary>Who is called.</summary>
    GrainId TargetId { get; }

    /// <summary>The method of the grain interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The grain interface's name.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The result, once <see cref="Invoke"/> has returned; a filter may set another. Null for a method without one.</summary>
    object? Result { get; set; }

    /// <summary>Goes on: the next filter, and at last the method or the wire. Throws what these throw.</summary>
    Task Invoke();
}
