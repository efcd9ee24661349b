using System.Globalization;
using System.Reflection;

namespace Shop.Runtime.Calls;

/// <summary>One method of a grain interface, as generated code describes it. One instance a method a process.</summary>
public sealed class GrainMethod
{
    private readonly Type[] _parameterTypes;
    private MethodInfo? _methodInfo;

    /// <summary>Describes a method.</summary>
    /// <param name="interfaceType">The interface that declares it.</param>
    /// <param name="name">Its name in C#.</param>
    /// <param name="id">Its id on the wire, unique within the interface.</param>
    /// <param name="parameterTypes">Its parameters' types, in order.</param>
    /// <param name="flags">What its attributes say.</param>
    /// <param name="responseTimeout"><c>[ResponseTimeout]</c>'s text, a <see cref="TimeSpan"/> in invariant form, or null.</param>
    /// <exception cref="FormatException">The time-out is no time span.</exception>
    public GrainMethod(
        Type interfaceType, string name, uint id, Type[] parameterTypes, GrainMethodFlags flags, string? responseTimeout)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        ArgumentNullException.ThrowIfNull(parameterTypes);
        InterfaceType = interfaceType;
        Name = name;
        Id = id;
        Flags = flags;
        ResponseTimeout = responseTimeout is null ? null : TimeSpan.Parse(responseTimeout, CultureInfo.InvariantCulture);
        TakesCancellation = Array.IndexOf(parameterTypes, typeof(CancellationToken)) >= 0;
        _parameterTypes = parameterTypes;
    }

    /// <summary>The interface that declares the method.</summary>
    public Type InterfaceType { get; }

    /// <summary>The method's name in C#.</summary>
    public string Name { get; }

    /// <summary>The method's id on the wire, unique within its interface.</summary>
    public uint Id { get; }

    /// <summary>What the method's attributes say.</summary>
    public GrainMethodFlags Flags { get; }

    /// <summary>How long a caller waits for the reply, where the method says so itself.</summary>
    public TimeSpan? ResponseTimeout { get; }

    /// <summary>Whether one of its parameters is a cancellation token.</summary>
    public bool TakesCancellation { get; }

    internal bool IsOneWay => (Flags & GrainMethodFlags.OneWay) != 0;

    internal bool IsReadOnly => (Flags & GrainMethodFlags.ReadOnly) != 0;

    internal bool IsAlwaysInterleave => (Flags & GrainMethodFlags.AlwaysInterleave) != 0;

    /// <summary>The reflected method, for filters: looked up once, when first asked for.</summary>
    internal MethodInfo MethodInfo => _methodInfo ??= InterfaceType.GetMethod(Name, _parameterTypes)
        ?? throw new MissingMethodException(InterfaceType.FullName, Name);

    /// <inheritdoc/>
    public override string ToString() => $"{InterfaceType.Name}.{Name}";
}
