namespace Shop.WaitingRooms;

/// <summary>
/// Who is let in next, as this silo knows it: of those who are there the ones with the lowest places. Whoever wasn't there when their turn
/// came is passed over and keeps their place, so that they are the first once they are. It follows from the database's rows; where those
/// have changed meanwhile, the database refuses, and it is read anew. A byte a place.
/// </summary>
/// <param name="called">Places whose turn has come, when it was read.</param>
/// <param name="rounds">Rounds of admissions that were made, when it was read.</param>
/// <param name="admitted">The tickets that had been admitted.</param>
internal sealed class Turns(int called, int rounds, IEnumerable<int> admitted)
{
    private enum Turn : byte
    {
        Open,
        Admitted,
        Missed,
    }

    private readonly List<Turn> _turns = Of(admitted);
    private int _called = called;
    private int _rounds = rounds;

    /// <summary>Whether it is as the database had it at that look.</summary>
    public bool IsAsIn(RoomReading reading) => reading.Room.Admitted == _called && reading.Rounds == _rounds;

    /// <summary>Whether that look was under way when a later one came: all that is counted here only grows.</summary>
    public bool IsLaterThan(RoomReading reading) => reading.Room.Admitted < _called || reading.Rounds < _rounds;

    /// <summary>Whether a ticket was admitted and its holder hasn't missed it.</summary>
    public bool IsAdmitted(int number) => TurnOf(number) == Turn.Admitted;

    /// <summary>Notes whose admissions have gone back because their holders never asked for them; those for whom that is news.</summary>
    public IReadOnlyList<int> Missed(IEnumerable<int> numbers)
    {
        var news = numbers.Where(number => TurnOf(number) != Turn.Missed).ToList();
        news.ForEach(number => Set(number, Turn.Missed));
        return news;
    }

    /// <summary>Notes that a round was made.</summary>
    /// <param name="after">By what look.</param>
    /// <param name="next">Who was admitted.</param>
    public void Admitted(RoomReading after, IEnumerable<(int Number, int Place)> next)
    {
        (_called, _rounds) = (after.Room.Admitted, after.Rounds + 1);
        foreach (var (number, place) in next)
        {
            Set(number, Turn.Admitted);
            _called = Math.Max(_called, place);
        }
    }

    /// <summary>
    /// Those who are to be admitted next, by place: at most so many. Those between them who aren't there are passed over; whose turn comes
    /// after the last of them aren't.
    /// </summary>
    /// <param name="order">Who stands where.</param>
    /// <param name="tickets">How many there are.</param>
    /// <param name="most">How many are looked for.</param>
    /// <param name="isHere">Whether a ticket's holder is there, by such signs.</param>
    public IReadOnlyList<(int Number, int Place)> Next(DrawOrder order, int tickets, int most, Func<int, Signs, bool> isHere)
    {
        var next = new List<(int, int)>();
        for (var place = 1; place <= tickets && next.Count < most; place++)
        {
            var number = order.NumberAt(place);
            var signs = TurnOf(number) switch
            {
                Turn.Missed => Signs.Look,
                Turn.Open => place <= _called ? Signs.Heard : Signs.Any,
                _ => (Signs?)null,
            };
            if (signs is { } wanted && isHere(number, wanted))
            {
                next.Add((number, place));
            }
        }

        return next;
    }

    private static List<Turn> Of(IEnumerable<int> admitted)
    {
        var turns = new List<Turn>();
        foreach (var number in admitted)
        {
            Set(turns, number, Turn.Admitted);
        }

        return turns;
    }

    private Turn TurnOf(int number) => number < _turns.Count ? _turns[number] : Turn.Open;

    private void Set(int number, Turn turn) => Set(_turns, number, turn);

    private static void Set(List<Turn> turns, int number, Turn turn)
    {
        while (turns.Count <= number)
        {
            turns.Add(Turn.Open);
        }

        turns[number] = turn;
    }
}
