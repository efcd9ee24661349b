using System.Text;
using Shop.Silo.Webhooks;

namespace Shop.Silo.Tests.Webhooks;

public sealed class WebhookSigningTests
{
    private static readonly DateTimeOffset _at = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test
    [Fact]
    public void it_is_what_anybody_else_computes() =>
        WebhookSigning.Sign(_at, "{\"a\":1}"u8, "whsec_test", null).ShouldBe("t=1700000000,v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789");

    [Fact]
    public void while_a_secret_is_changed_both_sign()
    {
        var both = WebhookSigning.Sign(_at, "{}"u8, "new", "old").Split(',');

        both.ShouldBe([.. WebhookSigning.Sign(_at, "{}"u8, "new").Split(','), WebhookSigning.Sign(_at, "{}"u8, "old").Split(',')[1]]);
    }

    // The example of the Standard Webhooks' own libraries (tests of github.com/standard-webhooks/standard-webhooks).
    [Fact]
    public void where_a_partner_wants_the_standard_it_is_what_its_verifiers_compute()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var at = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);

        var one = WebhookSigning.SignStandard("msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}"u8, Secret, null);
        var both = WebhookSigning.SignStandard("msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}"u8, "whsec_AAAA", Secret);

        one.ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        both.Split(' ').Length.ShouldBe(2);
        both.ShouldEndWith($" {one}");
    }

    [Theory]
    [InlineData("whsec_-_-_", "whsec_+/+/")]
    [InlineData("whsec_AAE", "whsec_AAE=")]
    public void a_secret_of_before_is_the_key_that_it_stands_for(string before, string standard) =>
        WebhookSigning.SignStandard("m", _at, "{}"u8, before).ShouldBe(WebhookSigning.SignStandard("m", _at, "{}"u8, standard));

    [Fact]
    public void a_body_tells_of_the_order_as_the_api_does_and_nothing_personal()
    {
        var delivery = new WebhookDelivery(1, "order-1-4", "order.refunded", """
            {"at": "2026-11-23T06:00:00.5+01:00", "orderId": "order-1", "number": "7K3M", "status": "paid", "total": 1999, "currency": "USD",
             "details": {"refund": "order-1-r", "amount": "5.00 USD", "reason": "Ada Lovelace broke it"}}
            """, "https://partner.example", "s", null);

        Encoding.UTF8.GetString(WebhookBody.Of(delivery)).ShouldBe("""
            {"id":"order-1-4","type":"order.refunded","time":"2026-11-23T05:00:00.5Z","data":{"orderId":"order-1","number":"7K3M","status":"paid","total":{"amount":"19.99","currency":"USD"},"amount":{"amount":"5.00","currency":"USD"},"refund":"order-1-r"}}
            """.Trim());
    }
}
