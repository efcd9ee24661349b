namespace Shop.Invariants;

/// <summary>What must be true of waiting rooms in any one snapshot.</summary>
internal static class WaitingRoomInvariants
{
    public static IEnumerable<Invariant> Always { get; } =
    [
        new("a room's tickets are numbered without a gap", """
            SELECT format('%s: %s tickets given, %s there, from %s to %s', room.id, room.tickets, count(ticket.number), min(ticket.number), max(ticket.number))
            FROM shop.waiting_rooms room LEFT JOIN shop.waiting_room_tickets ticket ON ticket.room_id = room.id
            GROUP BY room.id, room.tickets
            HAVING count(ticket.number) <> room.tickets OR coalesce(max(ticket.number), 0) <> room.tickets
            """),
        new("one is admitted at a place, up to the one whose turn the room says has come", """
            SELECT format('%s: up to %s, %s there, up to place %s', room.id, room.admitted, count(ticket.place), max(ticket.place))
            FROM shop.waiting_rooms room LEFT JOIN shop.waiting_room_tickets ticket ON ticket.room_id = room.id
            GROUP BY room.id, room.admitted
            HAVING count(DISTINCT ticket.place) <> count(ticket.place) OR coalesce(max(ticket.place), 0) <> room.admitted
            """),
        new("nobody has two places in a room", """
            SELECT format('%s in %s: %s', shopper, room_id, count(*))
            FROM shop.waiting_room_tickets WHERE is_current GROUP BY shopper, room_id HAVING count(*) > 1
            """),
        new("an admission is in one checkout at most, which its ticket names", """
            SELECT format('%s: %s checkouts, the ticket names %s', checkout.admission, count(*), min(ticket.checkout_id))
            FROM shop.checkouts checkout LEFT JOIN shop.waiting_room_tickets ticket ON ticket.token = checkout.admission
            WHERE checkout.admission IS NOT NULL AND checkout.status <> 'Released'
            GROUP BY checkout.admission HAVING count(*) > 1 OR bool_or(ticket.checkout_id IS DISTINCT FROM checkout.id)
            """),
        new("what was used up was used for a checkout", """
            SELECT format('%s: %s', ticket.token, ticket.checkout_id)
            FROM shop.waiting_room_tickets ticket
            WHERE ticket.used_at > now() - interval '1 day' AND NOT EXISTS (SELECT FROM shop.checkouts checkout WHERE checkout.admission = ticket.token)
            """),

        // Silos learn within a second what a new room guards, and a checkout takes another moment.
        new("what a room guards is held by who was admitted", """
            SELECT format('%s of %s', hold.sku, hold.checkout_id)
            FROM shop.waiting_room_skus guarded
                JOIN shop.waiting_rooms room ON room.id = guarded.room_id
                JOIN shop.stock_holds hold ON hold.sku = guarded.sku AND hold.state IN ('held', 'paying', 'sold', 'posted')
                JOIN shop.checkouts checkout ON checkout.id = hold.checkout_id
            WHERE checkout.admission IS NULL AND checkout.created_at > room.created_at + interval '10 seconds'
            """),
    ];
}
