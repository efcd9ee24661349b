using System.Collections.Immutable;

namespace Shop.Sessions;

/// <summary>
/// The sessions of one account; its key is the customer's <see cref="Customers.ShopperId"/>. A session is in the list before it
/// begins, so that none can escape <see cref="RevokeAll"/>.
/// </summary>
[Alias("shop.sessions.ICustomerSessionsGrain")]
public interface ICustomerSessionsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins a session of the account. Where it makes more than <see cref="SessionLimits.MaxPerCustomer"/>, the oldest ends.
    /// </summary>
    [Alias("Begin")]
    Task<SessionGrant> Begin(SessionId id, BeginSession command);

    /// <summary>Takes over a guest's session; null where it can't be, as <see cref="ISessionGrain.ChangeHolder"/> has it.</summary>
    [Alias("TakeOver")]
    Task<SessionGrant?> TakeOver(SessionId id, ChangeHolder command);

    /// <summary>All that haven't ended, the newest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<SessionView>> List();

    /// <summary>Ends one; false where it isn't one of this account's.</summary>
    [Alias("Revoke")]
    Task<bool> Revoke(SessionId id);

    /// <summary>Ends all, but for one where it is named. Once that is answered none of them is taken any more.</summary>
    [Alias("RevokeAll")]
    Task RevokeAll(SessionId? except);
}
