using System.Security.Cryptography;
using System.Text;
using Shop.Api.Payments;

namespace Shop.Api.Tests.Payments;

public sealed class WebhookSignatureTests
{
    private const string Body = """{"id":"evt_1","key":"checkout-1"}""";

    private static readonly byte[] _secret = Encoding.UTF8.GetBytes("a-secret-of-some-thirty-two-characters");

    [Fact]
    public void what_was_signed_with_the_secret_is_valid_also_among_other_signatures()
    {
        var signature = Sign("17", Body);

        IsValid($"t=17,v1={signature}").ShouldBeTrue();
        IsValid($"t=17, v1={signature.ToUpperInvariant()}").ShouldBeTrue();
        IsValid($"t=17,v0=abc,v1={new string('0', 64)},v1={signature}").ShouldBeTrue();
    }

    [Fact]
    public void another_body_time_or_secret_is_not()
    {
        IsValid($"t=17,v1={Sign("17", Body + " ")}").ShouldBeFalse();
        IsValid($"t=18,v1={Sign("17", Body)}").ShouldBeFalse();
        WebhookSignature.IsValid($"t=17,v1={Sign("17", Body)}", Encoding.UTF8.GetBytes(Body), "another-secret-of-thirty-two-characters"u8).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=17")]
    [InlineData("t=,v1=")]
    [InlineData("v1=0000")]
    [InlineData(",,,=,v1")]
    public void what_is_no_signature_is_not(string? header) => IsValid(header).ShouldBeFalse();

    [Fact]
    public void a_header_without_end_is_not_read() => IsValid($"t=17,v1={Sign("17", Body)},{new string('v', 600)}").ShouldBeFalse();

    private static bool IsValid(string? header) => WebhookSignature.IsValid(header, Encoding.UTF8.GetBytes(Body), _secret);

    private static string Sign(string time, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{time}.{body}")));
}
