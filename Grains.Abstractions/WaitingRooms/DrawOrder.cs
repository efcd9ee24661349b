using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shop.WaitingRooms;

/// <summary>
/// Who stands where. Those who came before the start stand in an order by chance; whoever came later stands in order of arrival.
/// </summary>
/// <remarks>
/// Every permutation is as likely as any other: Fisher and Yates' shuffle in Durstenfeld's form (Communications of the ACM 7, 1964),
/// with numbers from SHA-256 of the seed and a counter, and those refused that would favour somebody. What it makes of a seed never
/// changes: silos of two builds must agree on it.
/// </remarks>
public sealed class DrawOrder
{
    private readonly int[] _numberAt;
    private readonly int[] _placeOf;

    /// <summary>The order that a draw makes.</summary>
    public DrawOrder(RoomDraw draw)
    {
        Draw = draw ?? throw new ArgumentNullException(nameof(draw));
        _numberAt = new int[draw.Count];
        _placeOf = new int[draw.Count];
        for (var i = 0; i < draw.Count; i++)
        {
            _numberAt[i] = i + 1;
        }

        var chance = new Chance(Convert.FromHexString(draw.Seed));
        for (var i = draw.Count - 1; i > 0; i--)
        {
            var j = chance.Below(i + 1);
            (_numberAt[i], _numberAt[j]) = (_numberAt[j], _numberAt[i]);
        }

        for (var i = 0; i < draw.Count; i++)
        {
            _placeOf[_numberAt[i] - 1] = i + 1;
        }
    }

    /// <summary>The draw that it follows from.</summary>
    public RoomDraw Draw { get; }

    /// <summary>A seed for a draw, which nobody could have known.</summary>
    public static string NewSeed() => RandomNumberGenerator.GetHexString(2 * Chance.SeedBytes, lowercase: true);

    /// <summary>The place, from 1, of a ticket.</summary>
    public int PlaceOf(int number) => number <= _placeOf.Length ? _placeOf[number - 1] : number;

    /// <summary>The number of the ticket that stands at a place, from 1.</summary>
    public int NumberAt(int place) => place <= _numberAt.Length ? _numberAt[place - 1] : place;

    private sealed class Chance(byte[] seed)
    {
        public const int SeedBytes = 32;

        private readonly byte[] _block = new byte[SHA256.HashSizeInBytes];
        private long _counter;
        private int _used = SHA256.HashSizeInBytes;

        /// <summary>A number from 0 to one less than <paramref name="count"/>, each as likely.</summary>
        public int Below(int count)
        {
            var most = ulong.MaxValue - (ulong.MaxValue % (ulong)count);
            ulong number;
            do
            {
                number = Next();
            }
            while (number >= most);
            return (int)(number % (ulong)count);
        }

        private ulong Next()
        {
            if (_used == _block.Length)
            {
                Span<byte> input = stackalloc byte[SeedBytes + sizeof(long)];
                seed.CopyTo(input);
                BinaryPrimitives.WriteInt64LittleEndian(input[SeedBytes..], _counter++);
                SHA256.HashData(input, _block);
                _used = 0;
            }

            var number = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(_used));
            _used += sizeof(ulong);
            return number;
        }
    }
}
