namespace Shop.Sessions;

/// <summary>How long sessions and their tokens live, and how many an account has.</summary>
public static class SessionLimits
{
    /// <summary>How long an access token lives: what a thief of one has, at most, without being able to renew it.</summary>
    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a rotated refresh token is taken once more, and the access token that it replaced still serves: the time in which
    /// a client whose answer was lost asks again, and requests under way arrive.
    /// </summary>
    public static readonly TimeSpan RotationGrace = TimeSpan.FromSeconds(30);

    /// <summary>How long a session without any request lives. A shopper comes back within a month, or signs in again.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>How long any session lives, however busy: after half a year a password has to be known once more.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromDays(180);

    /// <summary>The same for staff, whose sessions are worth more: a working day.</summary>
    public static readonly TimeSpan StaffIdle = TimeSpan.FromHours(8);

    /// <summary>The same for staff: a week.</summary>
    public static readonly TimeSpan StaffAbsolute = TimeSpan.FromDays(7);

    /// <summary>
    /// How exactly it is known when a session was last used. Finer would cost a write for every few requests; <see cref="StaffIdle"/>
    /// is judged no worse than this too late or too early.
    /// </summary>
    public static readonly TimeSpan LastSeenStep = TimeSpan.FromMinutes(10);

    /// <summary>Sessions of one account: more devices than anybody has. One more ends the oldest, so that the list stays readable.</summary>
    public const int MaxPerCustomer = 50;

    /// <summary>Characters of a device's description: what a line of the list of devices shows.</summary>
    public const int MaxDeviceLength = 80;
}
