namespace Shop.Runtime.Serialization;

public ref partial struct WireReader
{
    /// <summary>Steps over the value that comes next: a field that this version doesn't know.</summary>
    public void Skip()
    {
        switch (Type)
        {
            case WireType.VarInt:
                ReadVarUInt64();
                break;
            case WireType.Fixed32:
                ReadRaw(sizeof(uint));
                break;
            case WireType.Fixed64:
                ReadRaw(sizeof(ulong));
                break;
            case WireType.LengthPrefixed:
                ReadBytes();
                break;
            case WireType.Object:
                SkipObject();
                break;
            case WireType.Null:
                break;
            case WireType.Sequence:
                SkipSequence();
                break;
            default:
                WireErrors.ThrowUnexpectedControl((uint)Type);
                break;
        }
    }

    /// <summary>Steps over what is left of a level.</summary>
    internal void SkipLevel()
    {
        uint id = 0;
        while (NextField(ref id))
        {
            Skip();
        }
    }

    private void SkipObject()
    {
        Enter();
        TryReadTypeName(out _);
        SkipLevel();
        LeaveObject();
    }

    private void SkipSequence()
    {
        Enter();
        var header = ReadSequenceHeader(out var count);
        if (header.HasComparer)
        {
            ReadRawByte();
        }

        for (var i = 0; i < count; i++)
        {
            NextElement(header.First);
            Skip();
            if (header.IsMap)
            {
                NextElement(header.Second);
                Skip();
            }
        }

        Leave();
    }
}
