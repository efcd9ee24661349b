using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Shop.Runtime.Serialization;

/// <summary>
/// Exceptions: type, message, stack, inner exception, result code and data. An exception class of its own codec adds its
/// members as a further level; one that the reader lacks arrives as a <see cref="RemoteException"/>.
/// </summary>
internal sealed class ExceptionCodec() : ClassCodec<Exception>(Mutability.Immutable)
{
    private const uint MessageId = 0;
    private const uint StackTraceId = 1;
    private const uint InnerExceptionId = 2;
    private const uint ResultCodeId = 3;
    private const uint DataId = 4;
    private const uint InnerExceptionsId = 5;

    public override void WriteMembers(ref WireWriter writer, Exception value)
    {
        writer.WriteString(MessageId, value.Message);
        writer.WriteString(StackTraceId - MessageId, value.StackTrace);
        Codecs.For<Exception?>().WriteField(ref writer, InnerExceptionId - StackTraceId, value.InnerException);
        writer.WriteInt32(ResultCodeId - InnerExceptionId, value.HResult);
        Codecs.For<Dictionary<string, string?>?>().WriteField(ref writer, DataId - ResultCodeId, ExceptionData.Of(value));
        if (value is AggregateException aggregate)
        {
            Codecs.For<Exception[]>().WriteField(ref writer, InnerExceptionsId - DataId, [.. aggregate.InnerExceptions]);
        }
    }

    public override void ReadMembers(ref WireReader reader, Exception value)
    {
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case MessageId:
                    MessageOf(value) = reader.ReadString();
                    break;
                case StackTraceId:
                    SetStackTrace(value, reader.ReadString());
                    break;
                case InnerExceptionId:
                    InnerExceptionOf(value) = Codecs.For<Exception?>().ReadField(ref reader);
                    break;
                case ResultCodeId:
                    value.HResult = reader.ReadInt32();
                    break;
                case DataId:
                    ExceptionData.Set(value, Codecs.For<Dictionary<string, string?>?>().ReadField(ref reader));
                    break;
                case InnerExceptionsId when value is AggregateException aggregate:
                    InnerExceptionsOf(aggregate) = Codecs.For<Exception[]?>().ReadField(ref reader) ?? [];
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    // An exception is never changed once it was thrown: copies are the exception itself.
    public override void CopyMembers(Exception source, Exception target, int depth) => throw new NotSupportedException();

    protected override Exception Create() => (Exception)RuntimeHelpers.GetUninitializedObject(typeof(Exception));

    private protected override void WriteInheriting(ref WireWriter writer, Exception value)
    {
        if (TypeNames.TryOf(value.GetType()) is { } named && CodecRegistry.HasOwn(named.Type))
        {
            Polymorphism.Write(ref writer, value);
            return;
        }

        // A class without a codec, or one that arrived here as unknown and goes on: its name and what every exception has.
        var name = value is RemoteException remote ? remote.RemoteType : value.GetType().FullName ?? value.GetType().Name;
        writer.WriteTypeName(System.Text.Encoding.UTF8.GetBytes(name));
        WriteMembers(ref writer, value);
    }

    private protected override Exception ReadInheriting(ref WireReader reader, ReadOnlySpan<byte> typeName)
    {
        var named = TypeNames.TryResolve(typeName);
        if (named is not null && CodecRegistry.HasOwn(named.Type) && named.Type.IsAssignableTo(typeof(Exception)))
        {
            return (Exception)named.Codec!.ReadNamed(ref reader);
        }

        var value = ExceptionTypes.Create(named?.Type, typeName);
        ReadMembers(ref reader, value);
        return value;
    }

    private protected override Exception CopyInheriting(Exception value, int depth) => value;

    private static void SetStackTrace(Exception value, string? stackTrace)
    {
        if (!string.IsNullOrEmpty(stackTrace))
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(value, stackTrace);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? InnerExceptionOf(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerExceptions")]
    private static extern ref Exception[] InnerExceptionsOf(AggregateException exception);
}
