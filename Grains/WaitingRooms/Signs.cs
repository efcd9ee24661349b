namespace Shop.WaitingRooms;

/// <summary>What tells that somebody is there.</summary>
internal enum Signs
{
    /// <summary>A look or a stream; in the beginning, when nobody can have been heard yet, nothing has to.</summary>
    Any,

    /// <summary>A look or a stream.</summary>
    Heard,

    /// <summary>A look alone: of a browser that was told of its turn on a stream and didn't ask, the stream says nothing.</summary>
    Look,
}
