using System.Text;
using Orleans;
using Shop.Runtime.Identity;

namespace Runtime.Tests.Identity;

/// <summary>The expected values are those of the reference implementation, libxxhash 0.8.1.</summary>
public sealed class XxHash32Tests
{
    [Theory]
    [InlineData("", 0x02CC5D05)]
    [InlineData("a", 0x550D7456)]
    [InlineData("as", 0x9D5A0464)]
    [InlineData("asd", 0x3D83552B)]
    [InlineData("asdf", 0x5E702C32)]
    [InlineData("abc", 0x32D153FF)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2F)]
    [InlineData("Call me Ishmael. Some years ago--never mind how long precisely-", 0x6F320359)]
    public void text_hashes_as_the_reference_does(string text, uint expected) =>
        XxHash32.Hash(Encoding.UTF8.GetBytes(text)).ShouldBe(expected);

    // Lengths around the four-byte word and the 16-byte stripe, where an implementation goes wrong first.
    [Theory]
    [InlineData(1, 0xCF65B03E)]
    [InlineData(3, 0x663E9A55)]
    [InlineData(4, 0x80691E66)]
    [InlineData(5, 0x9EA1B7C4)]
    [InlineData(15, 0x57C01ECE)]
    [InlineData(16, 0xB72837F4)]
    [InlineData(17, 0x7C77ADC2)]
    [InlineData(31, 0xEF24F709)]
    [InlineData(32, 0x830741C1)]
    [InlineData(33, 0xF1E6A545)]
    [InlineData(64, 0x31120435)]
    [InlineData(100, 0x7F89BA44)]
    [InlineData(255, 0xB4D58730)]
    public void bytes_hash_as_the_reference_does(int length, uint expected) =>
        XxHash32.Hash([.. Enumerable.Range(0, length).Select(number => (byte)number)]).ShouldBe(expected);

    [Fact]
    public void text_is_hashed_as_little_endian_utf16() => StableHash.ComputeHash("cart/cart-1").ShouldBe(0xF75A1234u);

    [Fact]
    public void where_the_data_lies_makes_no_difference()
    {
        var shifted = new byte[101];
        for (var i = 0; i < 100; i++)
        {
            shifted[i + 1] = (byte)i;
        }

        XxHash32.Hash(shifted.AsSpan(1)).ShouldBe(0x7F89BA44u);
    }
}
