namespace Shop.Api.Overload;

/// <summary>What was seen of requests for a moment.</summary>
/// <param name="Answered">How many were answered whose time tells of the shop.</param>
/// <param name="Slow">How many of them took much longer than usual.</param>
/// <param name="SomebodyWaited">Whether somebody had to wait for a turn, or was refused.</param>
internal readonly record struct LimitWindow(int Answered, int Slow, bool SomebodyWaited);
