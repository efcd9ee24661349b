using System.Net;
using Shop.Hosting.Webhooks;

namespace Hosting.Tests.Webhooks;

/// <summary>Fault 23: whoever may set an address has the shop call nothing that only the shop reaches.</summary>
public sealed class WebhookTargetTests
{
    [Theory]
    [InlineData("https://partner.example/hooks?from=shop", true, true)]
    [InlineData("https://93.184.215.14:8443/", true, true)]
    [InlineData("https://[2606:4700::1111]/", true, true)]
    [InlineData("https://10.0.0.7/", false, true)]
    [InlineData("https://169.254.169.254/latest/meta-data", false, true)]
    [InlineData("https://localhost/", false, true)]
    [InlineData("https://127.1/", false, true)]
    [InlineData("https://2130706433/", false, true)]
    [InlineData("https://[::ffff:10.0.0.7]/", false, true)]
    [InlineData("https://[::1]/", false, true)]
    [InlineData("http://127.0.0.1:9000/hooks", false, true)]
    [InlineData("http://partner.example/", false, false)]
    [InlineData("http://10.0.0.7/", false, false)]
    [InlineData("https://user:password@partner.example/", false, false)]
    [InlineData("https://partner.example/#fragment", false, false)]
    [InlineData("ftp://partner.example/", false, false)]
    [InlineData("file:///etc/passwd", false, false)]
    [InlineData("/hooks", false, false)]
    [InlineData("", false, false)]
    [InlineData(null, false, false)]
    public void an_address_may_be_set_or_not(string? url, bool isAllowed, bool isAllowedWithPrivate)
    {
        WebhookTarget.IsAllowed(url, allowPrivate: false).ShouldBe(isAllowed);
        WebhookTarget.IsAllowed(url, allowPrivate: true).ShouldBe(isAllowedWithPrivate);
    }

    [Fact]
    public void an_address_has_an_end() => WebhookTarget.IsAllowed($"https://partner.example/{new string('a', 2_000)}", allowPrivate: false).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2a00:1450:4001::200e", true)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::10.0.0.7", false)]
    [InlineData("2002:a00:7::", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    public void a_connection_may_go_there_or_not(string address, bool isAllowed) =>
        WebhookTarget.IsAllowed(IPAddress.Parse(address), allowPrivate: false).ShouldBe(isAllowed);
}
