namespace Shop.Runtime.Serialization;

/// <summary>A type that no codec is known for was to be sent, copied or received.</summary>
public sealed class CodecMissingException : Exception
{
    /// <summary>Creates the exception for <paramref name="type"/>.</summary>
    public CodecMissingException(Type type)
        : base($"{type} can't be serialised: mark it with [GenerateSerializer] and its members with [Id], in a project that references the generator.")
    {
    }
}
