using System.Collections.Immutable;
using Shop.Silo.Mail;

namespace Shop.Silo.Tests.Mail;

public sealed class OrderMailTemplatesTests
{
    private static readonly Dictionary<string, ImmutableArray<string>> _data = new()
    {
        ["name"] = ["Ada"],
        ["number"] = ["7K3M-9QXF-2D0R"],
        ["order"] = ["order-1"],
        ["lines"] = ["2 × A mug: 20.00 USD", "1 × A hat: 9.00 USD"],
        ["sums"] = ["Shipping: 5.00 USD", "Tax: 2.00 USD", "Total: 36.00 USD"],
        ["tracking"] = ["DHL brings it, as 123:", "", "https://dhl.example/123"],
        ["money"] = ["You haven't paid anything for it."],
        ["amount"] = ["9.00 USD"],
        ["token"] = ["abc"],
        ["shop"] = ["https://shop.example"],
    };

    [Theory]
    [InlineData("order-confirmation", "\n2 × A mug: 20.00 USD\n1 × A hat: 9.00 USD\n")]
    [InlineData("order-confirmation", "\nShipping: 5.00 USD\nTax: 2.00 USD\nTotal: 36.00 USD\n")]
    [InlineData("order-confirmation", "\nhttps://shop.example/orders/order-1\n")]
    [InlineData("order-shipped", "\nDHL brings it, as 123:\n\nhttps://dhl.example/123\n")]
    [InlineData("order-cancelled", "\nYou haven't paid anything for it.\n")]
    [InlineData("order-refunded", "9.00 USD")]
    [InlineData("order-link", "\nhttps://shop.example/orders/lookup#token=abc\n")]
    public void each_names_the_order_and_says_what_it_is_for(string template, string said)
    {
        var mail = MailTemplates.Fill(new ClaimedMail(Guid.NewGuid(), template, "en", "ada@example.com", ""), _data);

        mail.Subject.ShouldContain("7K3M-9QXF-2D0R");
        mail.Body.ShouldStartWith("Hello Ada,\n");
        mail.Body.ShouldContain(said);
        mail.Body.ShouldNotContain("{{");
        MailTemplates.Fill(new ClaimedMail(mail.Id, template, "de", mail.Recipient, ""), _data).Body.ShouldContain(said);
    }

    [Fact]
    public void a_title_of_several_lines_is_one_line_of_the_list()
    {
        var data = new Dictionary<string, ImmutableArray<string>>(_data) { ["lines"] = ["2 × A mug\n\nYou have won", "1 × A hat"] };

        var mail = MailTemplates.Fill(new ClaimedMail(Guid.NewGuid(), "order-shipped", "en", "ada@example.com", ""), data);

        mail.Body.ShouldContain("\n2 × A mug  You have won\n1 × A hat\n");
        mail.Html.ShouldContain("<p>2 × A mug  You have won<br>\n1 × A hat</p>");
        mail.Html.ShouldContain("<br>\n<a href=\"https://dhl.example/123\">");
    }
}
