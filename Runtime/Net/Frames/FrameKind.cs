namespace Shop.Runtime.Net;

/// <summary>
/// What a frame is. A frame is its length (four bytes, little-endian, of what follows), this kind (one byte), and a
/// body. A kind that the reader doesn't know is skipped, so that newer versions may add some.
/// </summary>
internal enum FrameKind : byte
{
    /// <summary>The first frame of whoever connects: who it is and which versions it speaks. See <see cref="Net.Hello"/>.</summary>
    Hello = 1,

    /// <summary>The first frame of whoever accepts: the version, and what its grains are. See <see cref="Net.Welcome"/>.</summary>
    Welcome = 2,

    /// <summary>A call of a grain or an observer. See <see cref="CallFrame"/>.</summary>
    Call = 3,

    /// <summary>A call's result: the call's number, then the result as a message of its own.</summary>
    Reply = 4,

    /// <summary>A call's failure or refusal. See <see cref="FailureFrame"/>.</summary>
    Failure = 5,

    /// <summary>The caller has given up: the call's number.</summary>
    Cancel = 6,

    /// <summary>Asks for a <see cref="Pong"/>, after a while of silence.</summary>
    Ping = 7,

    /// <summary>Answers a <see cref="Ping"/>.</summary>
    Pong = 8,

    /// <summary>No more calls, please: those under way are answered, then the connection ends. The body is a reason, as text.</summary>
    Goaway = 9,

    /// <summary>Which silos there are, from a silo to a client: at first, and with every change. See <see cref="Membership.MapFrame"/>.</summary>
    Map = 10,
}
