namespace Shop.Api.Live;

/// <summary>An event of a stream.</summary>
/// <param name="Type">What it is: a word.</param>
/// <param name="Data">What it says: one line of JSON in UTF-8, or nothing. Streams that are told the same share it.</param>
/// <param name="Id">What a browser names after a break; null for an event that changes nothing.</param>
internal readonly record struct LiveEvent(string Type, byte[] Data, string? Id = null);
