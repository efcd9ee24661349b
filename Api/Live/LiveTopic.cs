using System.Collections.Immutable;
using Shop.Carts;
using Shop.Catalog;
using Shop.Orders;
using Shop.WaitingRooms;

namespace Shop.Api.Live;

/// <summary>What somebody wants to be told of.</summary>
/// <param name="Kind"><c>product</c>, <c>cart</c>, <c>order</c> or <c>waiting-room</c>.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct LiveTopic(string Kind, string Id)
{
    public const string Product = "product";
    public const string Cart = "cart";
    public const string Order = "order";
    public const string WaitingRoom = "waiting-room";

    /// <summary>More than a browser's tabs show at a time; each costs a renewal every few seconds.</summary>
    public const int CountMax = 50;

    /// <summary>Whether only whose it is may be told of it.</summary>
    public bool IsPrivate => Kind is not (Product or WaitingRoom);

    /// <summary>Reads <c>?topics=</c>: <c>kind:id</c> with commas between, each once; empty where one is none, or they are too many.</summary>
    public static ImmutableArray<LiveTopic> ReadAll(string? text)
    {
        var topics = ImmutableArray.CreateBuilder<LiveTopic>();
        foreach (var part in (text ?? "").Split(',', CountMax + 1))
        {
            if (!TryRead(part, out var topic) || topics.Count == CountMax)
            {
                return [];
            }

            if (!topics.Contains(topic))
            {
                topics.Add(topic);
            }
        }

        return topics.ToImmutable();
    }

    public override string ToString() => $"{Kind}:{Id}";

    private static bool TryRead(string text, out LiveTopic topic)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        topic = colon < 0 ? default : new LiveTopic(text[..colon], text[(colon + 1)..]);
        return topic.Kind switch
        {
            Product => ProductId.TryParse(topic.Id, out _),
            Cart => CartId.TryParse(topic.Id, out _),
            Order => OrderId.TryParse(topic.Id, out _),
            WaitingRoom => WaitingRoomId.TryParse(topic.Id, out _),
            _ => false,
        };
    }
}
