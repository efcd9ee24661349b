using System.Runtime.CompilerServices;
using System.Text;

namespace Shop.Runtime.Serialization;

/// <summary>Creates exceptions that arrive by name and have no codec of their own, without running their constructors.</summary>
internal static class ExceptionTypes
{
    /// <summary>
    /// The framework's exceptions that a caller may want to catch by type: those without members that their own
    /// <see cref="Exception.Message"/> couldn't do without.
    /// </summary>
    public static readonly Type[] OfFramework =
    [
        typeof(AggregateException), typeof(ApplicationException), typeof(ArgumentException), typeof(ArgumentNullException),
        typeof(ArgumentOutOfRangeException), typeof(ArithmeticException), typeof(ArrayTypeMismatchException), typeof(DivideByZeroException),
        typeof(EndOfStreamException), typeof(FormatException), typeof(IOException), typeof(IndexOutOfRangeException),
        typeof(InvalidCastException), typeof(InvalidDataException), typeof(InvalidOperationException), typeof(KeyNotFoundException),
        typeof(NotImplementedException), typeof(NotSupportedException), typeof(NullReferenceException), typeof(ObjectDisposedException),
        typeof(OperationCanceledException), typeof(OverflowException), typeof(SystemException), typeof(TaskCanceledException),
        typeof(TimeoutException), typeof(UnauthorizedAccessException), typeof(WireFormatException),
    ];

    /// <summary>An empty exception of a registered type, or what stands for one of an unknown type.</summary>
    public static Exception Create(Type? type, ReadOnlySpan<byte> name)
    {
        if (type is null || type.IsAbstract || !type.IsAssignableTo(typeof(Exception)))
        {
            return new RemoteException(Encoding.UTF8.GetString(name));
        }

        var exception = (Exception)RuntimeHelpers.GetUninitializedObject(type);
        if (exception is AggregateException aggregate)
        {
            InnerExceptionsOf(aggregate) = [];
        }

        return exception;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerExceptions")]
    private static extern ref Exception[] InnerExceptionsOf(AggregateException exception);
}
