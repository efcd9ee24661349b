using System.Collections.Immutable;
using Orleans;
using Shop.Api.Calls;
using Shop.Carts;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>
/// Calls of sessions' grains. All may be made again after a lost reply: tokens name who asks, and what has ended ends no second time.
/// </summary>
internal sealed class SessionCalls(IGrainFactory grains, GrainCalls calls)
{
    /// <summary>Who the token belongs to; null where it isn't good.</summary>
    public Task<SessionCaller?> VerifyAsync(SessionToken token) =>
        calls.RepeatableAsync((Session(token.Session), token.Hash), static call => call.Item1.Verify(call.Hash));

    /// <summary>Begins a session: a guest's own, or one of an account.</summary>
    public Task<SessionGrant> BeginAsync(SessionId id, BeginSession command) => command.Holder.Shopper.IsGuest
        ? calls.RepeatableAsync((Session(id), command), static call => call.Item1.Begin(call.command))
        : calls.RepeatableAsync((Sessions(command.Holder.Shopper), id, command), static call => call.Item1.Begin(call.id, call.command));

    /// <summary>Replaces a session's tokens; null where the presented one isn't taken.</summary>
    public Task<SessionGrant?> RefreshAsync(SessionId id, RefreshSession command) =>
        calls.RepeatableAsync((Session(id), command), static call => call.Item1.Refresh(call.command));

    /// <summary>Makes a guest's session an account's; null where it can't be.</summary>
    public Task<SessionGrant?> TakeOverAsync(ShopperId customer, SessionId id, ChangeHolder command) =>
        calls.RepeatableAsync((Sessions(customer), id, command), static call => call.Item1.TakeOver(call.id, call.command));

    /// <summary>Gives an account what a guest has.</summary>
    public Task AdoptAsync(ShopperId customer, ShopperId guest) => calls.RepeatableAsync(
        (grains.GetGrain<IShopperGrain>(customer.Value), guest), static Task (call) => call.Item1.Adopt(call.guest));

    /// <summary>A guest's session; null where it has ended.</summary>
    public Task<SessionView?> DescribeAsync(SessionId id) => calls.RepeatableAsync(Session(id), static session => session.Describe());

    /// <summary>The sessions of an account.</summary>
    public Task<ImmutableArray<SessionView>> ListAsync(ShopperId customer) => calls.RepeatableAsync(Sessions(customer), static sessions => sessions.List());

    /// <summary>Ends a guest's session.</summary>
    public Task RevokeAsync(SessionId id) => calls.RepeatableAsync(Session(id), static Task (session) => session.Revoke());

    /// <summary>Ends a session of an account; false where it isn't one, or has ended before.</summary>
    public Task<bool> RevokeAsync(ShopperId customer, SessionId id) =>
        calls.RepeatableAsync((Sessions(customer), id), static call => call.Item1.Revoke(call.id));

    /// <summary>Ends all sessions of an account, but for one where it is named.</summary>
    public Task RevokeAllAsync(ShopperId customer, SessionId? except) =>
        calls.RepeatableAsync((Sessions(customer), except), static Task (call) => call.Item1.RevokeAll(call.except));

    private ISessionGrain Session(SessionId id) => grains.GetGrain<ISessionGrain>(id.Value);

    private ICustomerSessionsGrain Sessions(ShopperId customer) => grains.GetGrain<ICustomerSessionsGrain>(customer.Value);
}
