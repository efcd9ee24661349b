using System.Diagnostics.CodeAnalysis;

namespace Runtime.Tests.Surface.Samples.Theirs;

// Made-up types as the other side might have them; each has a namesake in the namespace Ours.

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

    public override string ToString() => $"{Needed}{Both}{Count}";
}

public interface IFewer : IDisposable, ICloneable
{
    void Kept();

    void Left();
}

public interface IAdded
{
    void Known();
}

public static class ParameterName
{
    public static void Act(int count) => throw new InvalidOperationException($"{count}");
}

public static class DefaultValue
{
    public static void Act(int count = 1) => throw new InvalidOperationException($"{count}");
}

public static class Nullability
{
    public static string? Get() => null;
}

public static class NestedNullability
{
    public static void Act(Dictionary<string, string?> map) => throw new InvalidOperationException($"{map}");
}

public static class Returned
{
    public static Task Get() => Task.CompletedTask;
}

public static class Extension
{
    public static void Act(this string text) => throw new InvalidOperationException(text);
}

public static class Constraint
{
    public static T? Get<T>()
        where T : class => null;
}

public class Unsealed;

public class Derived : Unsealed;

public sealed class Interfaces : IDisposable
{
    public void Dispose() => GC.KeepAlive(this);
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class UsageAttribute : Attribute;

public enum Value
{
    First = 1,
}

public enum Underlying : byte
{
    First = 1,
}

public static class Constant
{
    public const int Port = 11111;
}

public class Accessor
{
    public int Count { get; init; }
}

public class Required
{
    public required int Count { get; set; }
}

public class OpenMethod
{
    public virtual void Act() => GC.KeepAlive(this);
}

public class Guarded
{
    protected void Act() => GC.KeepAlive(this);
}

public readonly struct Mutable;

public static class Dated
{
    [Obsolete("Use something else.")]
    public static void Act() => throw new InvalidOperationException();
}

public delegate void Handler(object? sender);
