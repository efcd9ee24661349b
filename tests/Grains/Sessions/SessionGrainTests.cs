using Orleans.Runtime;
using Shop.Sessions;
using static Grains.Tests.Sessions.Sessions;

namespace Grains.Tests.Sessions;

public sealed class SessionGrainTests : IAsyncLifetime
{
    private readonly SessionId _id = SessionId.New(TimeProvider.System);
    private SessionCluster _cluster = null!;

    private ISessionGrain Session => _cluster.Session(_id);

    public async Task InitializeAsync() => _cluster = await SessionCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_session_outlives_its_silo()
    {
        var holder = Customer("catalog", "orders");
        await Session.Begin(Beginning(holder));

        await _cluster.RestartAsync();

        var caller = (await Session.Verify(Hash("access 1")))!;
        (caller.Holder.Shopper, caller.Transport).ShouldBe((holder.Shopper, SessionTransport.Bearer));
        caller.Holder.Roles.ShouldBe(["catalog", "orders"]);
    }

    [Fact]
    public async Task one_that_never_began_knows_nobody()
    {
        (await Session.Verify(Hash("access 1"))).ShouldBeNull();
        (await Session.Describe()).ShouldBeNull();
        (await Session.Refresh(Refreshing("1", "2"))).ShouldBeNull();
    }

    [Fact]
    public async Task requests_cost_no_write_but_one_in_ten_minutes()
    {
        await Session.Begin(Beginning(transport: SessionTransport.Cookie));
        for (var request = 0; request < 20; request++)
        {
            await Session.Verify(Hash("access 1"));
        }

        _cluster.Storage.VersionOf(_id.Value).ShouldBe(1);
        _cluster.Time.Advance(SessionLimits.LastSeenStep);
        await Session.Verify(Hash("access 1"));
        await Session.Refresh(Refreshing("nothing", "x", family: "guess")); // waits for what is being written

        _cluster.Storage.VersionOf(_id.Value).ShouldBe(2);
        (await Session.Describe())!.LastSeenAt.ShouldBe(Start + SessionLimits.LastSeenStep);
    }

    [Fact]
    public async Task the_machines_clock_may_step_without_ending_it()
    {
        await Session.Begin(Beginning());

        _cluster.Time.StepWallClock(TimeSpan.FromMinutes(16));

        (await Session.Verify(Hash("access 1"))).ShouldNotBeNull();
        _cluster.Time.Advance(SessionLimits.AccessToken);
        (await Session.Verify(Hash("access 1"))).ShouldBeNull();
    }

    [Fact]
    public async Task a_begin_whose_answer_was_lost_may_be_repeated_and_no_other_may_follow()
    {
        var beginning = Beginning();
        var first = await Session.Begin(beginning);

        (await Session.Begin(beginning)).ShouldBe(first);
        await Should.ThrowAsync<InvalidOperationException>(() => Session.Begin(Beginning(tokens: "2")));
    }

    [Fact]
    public async Task a_stolen_token_ends_the_session_durably()
    {
        await Session.Begin(Beginning());
        await Session.Refresh(Refreshing("1", "2"));

        (await Session.Refresh(Refreshing("1", "3", device: "thief"))).ShouldBeNull();

        await _cluster.RestartAsync();
        (await Session.Verify(Hash("access 2"))).ShouldBeNull();
        (await Session.Refresh(Refreshing("2", "4"))).ShouldBeNull();
    }

    [Fact]
    public async Task ending_is_acknowledged_once_it_is_stored()
    {
        await Session.Begin(Beginning());
        var write = _cluster.Storage.HoldNext(_id.Value);

        var ending = Session.Revoke();
        await write.Began;
        ending.IsCompleted.ShouldBeFalse();
        write.Fail(new IOException("the disk is gone"));

        await Should.ThrowAsync<OrleansException>(ending);
        (await Session.Verify(Hash("access 1"))).ShouldNotBeNull();
        await Session.Revoke();
        await Session.Revoke();
        (await Session.Verify(Hash("access 1"))).ShouldBeNull();
    }
}
