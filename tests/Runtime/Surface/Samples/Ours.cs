using System.Diagnostics.CodeAnalysis;

namespace Runtime.Tests.Surface.Samples.Ours;

// Made-up types as we might have them: equal, fewer, or different from their namesakes in the namespace Theirs.

public static class Same
{
    public const string Text = "text";
    public const long Number = -5;
    public static readonly TimeSpan Time = TimeSpan.Zero;

    public static TResult? Extend<TSource, TResult>(this IEnumerable<TSource?> source, Func<TSource, string?>? by = null, params int[] rest)
        where TSource : class, IDisposable, new()
        where TResult : struct => throw new InvalidOperationException($"{source}{by}{rest}");

    public static bool Try(
        in DateTime day, ref int count, out List<KeyValuePair<string, string?>?>? found, CancellationToken token = default) =>
        throw new InvalidOperationException($"{day}{count}{token}");
}

public class SameGeneric<T>
    where T : notnull
{
    public required T? Needed { get; init; }

    public int? Count { get; protected set; }

    protected internal virtual (T First, string? Second) Both { get; set; }

    [SetsRequiredMembers]
    protected SameGeneric(T needed) => Needed = needed;

    public override bool Equals(object? obj) => Equals(Needed, obj);

    public override int GetHashCode() => Needed?.GetHashCode() ?? 0;

    internal void Hidden() => GC.KeepAlive(this);

    private protected void HiddenToo() => GC.KeepAlive(this);
}

public interface IFewer : IDisposable
{
    void Kept();
}

public interface IAdded
{
    void Known();

    void Added();
}

public static class ParameterName
{
    public static void Act(int number) => throw new InvalidOperationException($"{number}");
}

public static class DefaultValue
{
    public static void Act(int count = 2) => throw new InvalidOperationException($"{count}");
}

public static class Nullability
{
    public static string Get() => "";
}

public static class NestedNullability
{
    public static void Act(Dictionary<string, string> map) => throw new InvalidOperationException($"{map}");
}

public static class Returned
{
    public static ValueTask Get() => default;
}

public static class Extension
{
    public static void Act(string text) => throw new InvalidOperationException(text);
}

public static class Constraint
{
    public static T? Get<T>()
        where T : class, IDisposable => null;
}

public sealed class Unsealed;

public class Derived;

public sealed class Interfaces : IDisposable, IAsyncDisposable
{
    public void Dispose() => GC.KeepAlive(this);

    ValueTask IAsyncDisposable.DisposeAsync() => default;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class UsageAttribute : Attribute;

public enum Value
{
    First = 2,
}

public enum Underlying
{
    First = 1,
}

public static class Constant
{
    public const int Port = 30000;
}

public class Accessor
{
    public int Count { get; set; }
}

public class Required
{
    public int Count { get; set; }
}

public class OpenMethod
{
    public void Act() => GC.KeepAlive(this);
}

public class Guarded
{
    public void Act() => GC.KeepAlive(this);
}

public struct Mutable;

public static class Dated
{
    public static void Act() => throw new InvalidOperationException();
}

public delegate void Handler(object sender);
