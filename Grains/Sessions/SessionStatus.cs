namespace Shop.Sessions;

/// <summary>Where a session is in its life. The numbers are stored and never change their meaning.</summary>
internal enum SessionStatus
{
    /// <summary>It has not begun.</summary>
    None = 0,

    /// <summary>It has begun; whether it has expired is another question.</summary>
    Open = 1,

    /// <summary>It was ended, by its holder or because a stolen token showed up.</summary>
    Revoked = 2,
}
