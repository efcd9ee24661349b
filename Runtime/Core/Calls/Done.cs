using Shop.Runtime.Serialization;

namespace Shop.Runtime.Calls;

/// <summary>The result of a call that has none.</summary>
public readonly record struct Done
{
    internal static Codec<Done> Codec { get; } = new DoneCodec();

    private sealed class DoneCodec() : Codec<Done>(WireType.VarInt)
    {
        internal override bool IsShallowlyImmutable => true;

        public override Done Copy(Done value, int depth) => value;

        public override Done Read(ref WireReader reader)
        {
            reader.ReadVarUInt32();
            return default;
        }

        public override void Write(ref WireWriter writer, Done value) => writer.WriteVarUInt32(0);
    }
}
