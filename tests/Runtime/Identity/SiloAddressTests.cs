using System.Net;
using System.Text;
using System.Text.Json;
using Orleans.Runtime;

namespace Runtime.Tests.Identity;

public sealed class SiloAddressTests
{
    private static readonly SiloAddress _sample = SiloAddress.New(IPAddress.Loopback, 11111, 7);

    [Fact]
    public void it_is_written_as_endpoint_and_generation()
    {
        _sample.ToParsableString().ShouldBe("127.0.0.1:11111@7");
        _sample.ToString().ShouldBe("S127.0.0.1:11111:7");
        SiloAddress.New(IPAddress.Loopback, 1, -2).ToString().ShouldBe("C127.0.0.1:1:-2");
        $"{_sample:H}".ShouldBe("S127.0.0.1:11111:7/xCEB7F8AC");
    }

    [Theory]
    [InlineData("127.0.0.1:11111@7")]
    [InlineData("127.0.0.1:0@-7")]
    [InlineData("::1:11111@2147483647")]
    [InlineData("2001:db8::8a2e:370:7334:65535@0")]
    public void what_was_written_is_read(string text)
    {
        SiloAddress.Parse(text).ToParsableString().ShouldBe(text);
        SiloAddress.Parse(Encoding.UTF8.GetBytes(text)).ShouldBe(SiloAddress.FromParsableString(text));
        SiloAddress.FromUtf8String(Encoding.UTF8.GetBytes(text)).ShouldBe(SiloAddress.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("127.0.0.1:11111")]
    [InlineData("127.0.0.1@7")]
    [InlineData("localhost:11111@7")]
    [InlineData("127.0.0.1:65536@7")]
    [InlineData("127.0.0.1:-1@7")]
    [InlineData("127.0.0.1:11111@")]
    [InlineData("127.0.0.1:11111@7x")]
    [InlineData("127.0.0.1:11111@99999999999")]
    public void other_text_is_refused(string text)
    {
        SiloAddress.TryParse(text, out _).ShouldBeFalse();
        SiloAddress.TryParse(Encoding.UTF8.GetBytes(text), null, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => SiloAddress.Parse(text));
    }

    [Fact]
    public void text_without_end_is_refused_unread() => SiloAddress.TryParse(new string('1', 100_000) + ":1@1", out _).ShouldBeFalse();

    [Fact]
    public void an_ipv4_address_mapped_to_ipv6_is_the_same_silo()
    {
        SiloAddress.New(IPAddress.Loopback.MapToIPv6(), 11111, 7).ShouldBe(_sample);
        SiloAddress.New(new IPEndPoint(IPAddress.Loopback.MapToIPv6(), 11111), 7).ShouldBe(_sample);
    }

    // Computed with libxxhash over the sixteen address bytes, the port and the generation, little-endian.
    [Fact]
    public void the_hash_is_the_same_in_every_process() => _sample.GetConsistentHashCode().ShouldBe(unchecked((int)0xCEB7F8AC));

    [Fact]
    public void another_run_on_the_same_endpoint_is_another_silo()
    {
        var later = SiloAddress.New(IPAddress.Loopback, 11111, 8);

        later.ShouldNotBe(_sample);
        later.IsSuccessorOf(_sample).ShouldBeTrue();
        _sample.IsPredecessorOf(later).ShouldBeTrue();
        later.IsPredecessorOf(_sample).ShouldBeFalse();
        SiloAddress.New(IPAddress.Loopback, 11112, 8).IsSuccessorOf(_sample).ShouldBeFalse();
    }

    [Fact]
    public void silos_are_ordered_by_generation_port_and_address()
    {
        SiloAddress[] sorted =
            [.. new[] { "9.9.9.9:9@1", "9.9.9.9:1@2", "1.1.1.1:2@2", "1.1.1.2:2@2" }.Select(text => SiloAddress.Parse(text))];

        sorted.Reverse().Order().ShouldBe(sorted);
    }

    [Fact]
    public void each_generation_is_later_than_the_last()
    {
        int[] generations = [.. Enumerable.Range(0, 100).Select(_ => SiloAddress.AllocateNewGeneration())];

        generations.ShouldBe(generations.Order().Distinct());
    }

    [Fact]
    public void json_has_it_as_text_and_as_a_property_name()
    {
        var json = JsonSerializer.Serialize(new Dictionary<SiloAddress, SiloAddress> { [_sample] = _sample });

        json.ShouldBe("{\"127.0.0.1:11111@7\":\"127.0.0.1:11111@7\"}");
        JsonSerializer.Deserialize<Dictionary<SiloAddress, SiloAddress>>(json)!.Single().Value.ShouldBe(_sample);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SiloAddress>("\"nowhere\""));
    }
}
