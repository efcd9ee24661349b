using System.Text.Json;
using Npgsql;
using Shop.Mail;
using Shop.Orders;
using Shop.Silo.Mail;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Orders;

/// <summary>The lines of orders' stories, and the mails that tell of them.</summary>
internal static class OrderStory
{
    /// <summary>What a line calls the mail that told of it.</summary>
    private const string MailWord = "mail";

    /// <summary>A line.</summary>
    /// <param name="order">Whose.</param>
    /// <param name="position">Its place, which is the order's version with it.</param>
    /// <param name="told">What it says.</param>
    /// <param name="mail">The mail that tells of it.</param>
    public static NpgsqlBatchCommand Event(OrderId order, long position, OrderEvent told, Guid? mail) =>
        new("INSERT INTO shop.order_events (order_id, position, kind, actor, data) VALUES ($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                Text(order.Value),
                Number(position),
                Text(told.Kind),
                Text(told.Actor),
                Json(JsonSerializer.Serialize(
                    mail is { } id ? told.Data.SetItem(MailWord, id.ToString()) : told.Data, OrderJson.Default.ImmutableSortedDictionaryStringString)),
            },
        };

    /// <summary>A mail.</summary>
    public static NpgsqlBatchCommand Mail(Guid id, OutgoingMail mail) => new(MailOutbox.InsertSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = id },
            Text(mail.Template),
            Text(mail.Recipient),
            Json(JsonSerializer.Serialize(mail.Data, OrderJson.Default.ImmutableSortedDictionaryStringImmutableArrayString)),
        },
    };
}
