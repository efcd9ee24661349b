using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Api.WaitingRooms.Proofs;

/// <summary>
/// Work that takes a device a while and is checked at once: a number with which SHA-256 of the challenge begins with so many zero bits.
/// SHA-256 (SHA-256 (the challenge's UTF-8), then the number as eight bytes, the highest first).
/// </summary>
/// <remarks>
/// The idea is of Dwork and Naor ("Pricing via Processing", CRYPTO 1992), the form Hashcash's (A. Back, "Hashcash: A Denial of Service
/// Counter-Measure", 2002). The challenge is hashed by itself first, so that each try is one block of 64 bytes however long it is.
/// </remarks>
internal static class WorkProof
{
    /// <summary>How clients are told of it.</summary>
    public const string Algorithm = "sha-256";

    /// <summary>The greatest number that a browser counts to exactly.</summary>
    public const long NumberMax = (1L << 53) - 1;

    /// <summary>Whether a number solves a challenge.</summary>
    /// <param name="challenge">What was asked.</param>
    /// <param name="number">The answer.</param>
    /// <param name="bits">Zero bits that are wanted: 0–64.</param>
    public static bool Solves(string challenge, long number, int bits)
    {
        Span<byte> input = stackalloc byte[SHA256.HashSizeInBytes + sizeof(long)];
        SHA256.HashData(Encoding.UTF8.GetBytes(challenge), input);
        BinaryPrimitives.WriteInt64BigEndian(input[SHA256.HashSizeInBytes..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(hash)) >= bits;
    }
}
