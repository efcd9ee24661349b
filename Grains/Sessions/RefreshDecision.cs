namespace Shop.Sessions;

/// <summary>What became of a refresh.</summary>
/// <param name="State">The session afterwards: the same object where nothing changed.</param>
/// <param name="IsGranted">Whether the new tokens are good.</param>
/// <param name="IsTheft">Whether a replaced token was presented, for which the session was ended.</param>
internal readonly record struct RefreshDecision(SessionState State, bool IsGranted, bool IsTheft);
