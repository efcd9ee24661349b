using System.Collections.Immutable;
using Orleans.Runtime;
using Shop.Customers;

namespace Shop.Sessions;

/// <inheritdoc cref="ICustomerSessionsGrain"/>
/// <remarks>
/// Every step is safe to be cut off: a session is listed before it begins and unlisted after it has ended, so that a crash leaves
/// at worst a name of nothing, which the next <see cref="List"/> forgets.
/// </remarks>
/// <param name="stored">The names in the default storage.</param>
internal sealed class CustomerSessionsGrain([PersistentState("customer-sessions")] IPersistentState<CustomerSessionsState> stored)
    : Grain, ICustomerSessionsGrain
{
    private ShopperId _customer;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no customer's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _customer = ShopperId.Parse(this.GetPrimaryKeyString());
        return _customer.IsGuest ? throw new FormatException($"{_customer} is a guest, who has one session.") : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<SessionGrant> Begin(SessionId id, BeginSession command)
    {
        await Enlist(id);
        return await Session(id).Begin(command);
    }

    /// <inheritdoc/>
    public async Task<SessionGrant?> TakeOver(SessionId id, ChangeHolder command)
    {
        var isNew = await Enlist(id);
        var grant = await Session(id).ChangeHolder(command);
        if (grant is null && isNew)
        {
            await Write(stored.State.Sessions.Remove(id));
        }

        return grant;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<SessionView>> List()
    {
        var views = await Task.WhenAll(stored.State.Sessions.Select(id => Session(id).Describe()));
        ImmutableArray<SessionView> live = [.. views.OfType<SessionView>().Where(view => view.Shopper == _customer)];
        if (live.Length < stored.State.Sessions.Length)
        {
            await Write([.. live.Select(view => view.Id)]);
        }

        return [.. live.Reverse()];
    }

    /// <inheritdoc/>
    public async Task<bool> Revoke(SessionId id)
    {
        if (!stored.State.Sessions.Contains(id))
        {
            return false;
        }

        await Session(id).Revoke();
        await Write(stored.State.Sessions.Remove(id));
        return true;
    }

    /// <inheritdoc/>
    public async Task RevokeAll(SessionId? except)
    {
        var ending = stored.State.Sessions.Where(id => id != except).ToArray();
        await Task.WhenAll(ending.Select(id => Session(id).Revoke()));
        if (ending.Length > 0)
        {
            await Write(stored.State.Sessions.RemoveRange(ending));
        }
    }

    private async Task<bool> Enlist(SessionId id)
    {
        if (stored.State.Sessions.Contains(id))
        {
            return false;
        }

        if (stored.State.Sessions.Length >= SessionLimits.MaxPerCustomer)
        {
            await List();
        }

        while (stored.State.Sessions.Length >= SessionLimits.MaxPerCustomer)
        {
            await Revoke(stored.State.Sessions[0]);
        }

        await Write(stored.State.Sessions.Add(id));
        return true;
    }

    private async Task Write(ImmutableArray<SessionId> sessions)
    {
        stored.State = stored.State with { Sessions = sessions };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What the store holds now is unknown: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }

    private ISessionGrain Session(SessionId id) => GrainFactory.GetGrain<ISessionGrain>(id.Value);
}
