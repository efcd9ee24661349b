namespace Shop.Sessions;

/// <summary>A refresh token that was replaced a moment ago.</summary>
/// <param name="Token">Its hash.</param>
/// <param name="At">When it was replaced.</param>
/// <param name="Device">Which device had it replaced.</param>
/// <param name="IsUsedAgain">Whether it was taken once more since.</param>
internal sealed record RotatedToken(TokenHash Token, DateTimeOffset At, string Device, bool IsUsedAgain);
