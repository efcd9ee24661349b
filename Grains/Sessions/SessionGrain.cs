using Orleans.Concurrency;
using Orleans.Runtime;
using Shop.State;
using Shop.Time;

namespace Shop.Sessions;

/// <inheritdoc cref="ISessionGrain"/>
/// <remarks>
/// Reentrant for the same reason and under the same rules as the cart: see <see cref="Carts.CartGrain"/>. A request is judged by
/// what is stored, and costs no write, but for one in <see cref="SessionLimits.LastSeenStep"/>, for which it doesn't wait.
/// </remarks>
/// <param name="stored">The session in the default storage.</param>
/// <param name="clock">What expiry is judged by.</param>
[Reentrant]
internal sealed class SessionGrain([PersistentState("session")] IPersistentState<SessionState> stored, DatabaseClock clock)
    : Grain, ISessionGrain
{
    private GroupCommit<SessionState> _session = null!;
    private SessionId _id;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no session's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = SessionId.Parse(this.GetPrimaryKeyString());
        _session = new GroupCommit<SessionState>(stored);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<SessionGrant> Begin(BeginSession command)
    {
        var latest = _session.Latest;
        if (latest.Status == SessionStatus.None)
        {
            latest = SessionDecisions.Begin(command, clock.UtcNow);
        }
        else if (!latest.Access.Matches(command.Tokens.Access))
        {
            throw new InvalidOperationException("The session has begun before.");
        }

        await Commit(latest);
        return SessionDecisions.Grant(latest);
    }

    /// <inheritdoc/>
    public Task<SessionCaller?> Verify(TokenHash token)
    {
        var now = clock.UtcNow;
        var session = _session.Durable;
        if (!SessionDecisions.Accepts(session, token, now))
        {
            return Task.FromResult<SessionCaller?>(null);
        }

        var seen = SessionDecisions.Seen(_session.Latest, now);
        if (!ReferenceEquals(seen, _session.Latest))
        {
            _ = CommitInBackground(seen);
        }

        return Task.FromResult<SessionCaller?>(new(new SessionHolder(session.Shopper!.Value, session.Roles), session.Transport));
    }

    /// <inheritdoc/>
    public async Task<SessionGrant?> Refresh(RefreshSession command)
    {
        var decision = SessionDecisions.Refresh(_session.Latest, command, clock.UtcNow);
        await Commit(decision.State);
        return decision.IsGranted ? SessionDecisions.Grant(decision.State) : null;
    }

    /// <inheritdoc/>
    public async Task<SessionGrant?> ChangeHolder(ChangeHolder command)
    {
        var changed = SessionDecisions.ChangeHolder(_session.Latest, command, clock.UtcNow);
        await Commit(changed ?? _session.Latest);
        return changed is null ? null : SessionDecisions.Grant(changed);
    }

    /// <inheritdoc/>
    public Task Revoke() => Commit(_session.Latest.Status == SessionStatus.Revoked ? _session.Latest : SessionDecisions.Revoke());

    /// <inheritdoc/>
    public Task<SessionView?> Describe()
    {
        var session = _session.Durable;
        return Task.FromResult(!SessionDecisions.IsLive(session, clock.UtcNow) ? null : new SessionView(
            _id, session.Shopper!.Value, session.Device, session.Transport, session.CreatedAt, session.LastSeenAt, SessionDecisions.ExpiresAt(session)));
    }

    private async Task CommitInBackground(SessionState state) =>
        await Commit(state).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private async Task Commit(SessionState state)
    {
        try
        {
            await _session.CommitAsync(state);
        }
        catch
        {
            // What the store holds now is unknown: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }
}
