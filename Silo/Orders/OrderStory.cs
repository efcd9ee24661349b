using System.Text.Json;
using Npgsql;
using Shop.Hosting.Database;
using Shop.Orders;
using Shop.Silo.Mail;

namespace Shop.Silo.Orders;

/// <summary>The lines of orders' stories, and the mails that tell of them.</summary>
internal static class OrderStory
{
    /// <summary>What a line calls the mail that told of it.</summary>
    private const string MailWord = "mail";

    /// <summary>Lines of any orders' stories.</summary>
    public static NpgsqlBatchCommand Events(IReadOnlyCollection<ToldOrder> told) => new("""
        INSERT INTO shop.order_events (order_id, position, kind, actor, data)
        SELECT order_id, position, kind, actor, data::jsonb FROM unnest($1, $2, $3, $4, $5) AS one (order_id, position, kind, actor, data)
        """)
    {
        Parameters =
        {
            told.Texts(static one => one.Order.Value),
            told.Longs(static one => one.Position),
            told.Texts(static one => one.Event.Kind),
            told.Texts(static one => one.Event.Actor),
            told.Texts(static one => JsonSerializer.Serialize(
                one.Event.Mail is null ? one.Event.Data : one.Event.Data.SetItem(MailWord, one.Mail.ToString()),
                OrderJson.Default.ImmutableSortedDictionaryStringString)),
        },
    };

    /// <summary>The mails that tell of them.</summary>
    public static NpgsqlBatchCommand Mails(IReadOnlyCollection<ToldOrder> told)
    {
        var mails = told.Where(static one => one.Event.Mail is not null).ToList();
        return new NpgsqlBatchCommand(MailOutbox.InsertManySql)
        {
            Parameters =
            {
                mails.Ids(static one => one.Mail),
                mails.Texts(static one => one.Event.Mail!.Template),
                mails.Texts(static one => one.Event.Mail!.Recipient),
                mails.Texts(static one => JsonSerializer.Serialize(one.Event.Mail!.Data, OrderJson.Default.ImmutableSortedDictionaryStringImmutableArrayString)),
                mails.Texts(static one => one.Event.Mail!.Language),
            },
        };
    }
}

/// <summary>A line of an order's story.</summary>
/// <param name="Order">Whose.</param>
/// <param name="Position">Its place, which is the order's version with it.</param>
/// <param name="Event">What it says.</param>
/// <param name="Mail">The id of the mail that tells of it, if there is one.</param>
internal sealed record ToldOrder(OrderId Order, long Position, OrderEvent Event, Guid Mail);
