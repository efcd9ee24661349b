using Orleans.Runtime;
using Shop.Customers;
using Shop.Sessions;
using static Grains.Tests.Sessions.Sessions;

namespace Grains.Tests.Sessions;

public sealed class CustomerSessionsGrainTests : IAsyncLifetime
{
    private readonly SessionHolder _holder = Customer();
    private SessionCluster _cluster = null!;

    private ICustomerSessionsGrain Devices => _cluster.Sessions(_holder.Shopper);

    public async Task InitializeAsync() => _cluster = await SessionCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task the_newest_device_stands_first_and_ended_ones_are_gone()
    {
        var (first, second, third) = (await BeginAsync(), await BeginAsync(), await BeginAsync());

        (await Devices.Revoke(second)).ShouldBeTrue();
        await _cluster.Session(first).Revoke();

        (await Devices.List()).Select(view => view.Id).ShouldBe([third]);
        (await Devices.Revoke(second)).ShouldBeFalse();
    }

    [Fact]
    public async Task all_but_one_end_at_once()
    {
        var (first, second, kept) = (await BeginAsync(), await BeginAsync(), await BeginAsync());

        await Devices.RevokeAll(kept);

        await _cluster.RestartAsync();
        (await _cluster.Session(first).Verify(Hash("access 1"))).ShouldBeNull();
        (await _cluster.Session(second).Verify(Hash("access 1"))).ShouldBeNull();
        (await _cluster.Session(kept).Verify(Hash("access 1"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task a_session_of_another_account_is_not_found_and_goes_on()
    {
        var other = SessionId.New(TimeProvider.System);
        await _cluster.Session(other).Begin(Beginning());

        (await Devices.Revoke(other)).ShouldBeFalse();

        (await _cluster.Session(other).Verify(Hash("access 1"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task one_too_many_ends_the_oldest()
    {
        var first = await BeginAsync();
        for (var more = 0; more < SessionLimits.MaxPerCustomer; more++)
        {
            await BeginAsync();
        }

        (await Devices.List()).Length.ShouldBe(SessionLimits.MaxPerCustomer);
        (await _cluster.Session(first).Verify(Hash("access 1"))).ShouldBeNull();
    }

    [Fact]
    public async Task a_guest_who_registers_brings_the_session_along()
    {
        var id = SessionId.New(TimeProvider.System);
        await _cluster.Session(id).Begin(Beginning());

        var grant = await Devices.TakeOver(id, new ChangeHolder(Hash("access 1"), _holder, default));

        grant.ShouldNotBeNull();
        (await Devices.List()).ShouldHaveSingleItem().Shopper.ShouldBe(_holder.Shopper);
    }

    [Fact]
    public async Task taking_over_twice_is_answered_alike_and_leaves_the_session_in_the_list()
    {
        var id = SessionId.New(TimeProvider.System);
        await _cluster.Session(id).Begin(Beginning());
        var command = new ChangeHolder(Hash("access 1"), _holder, default);
        await Devices.TakeOver(id, command);

        (await Devices.TakeOver(id, command)).ShouldNotBeNull();

        (await Devices.List()).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task nobody_takes_over_a_session_without_its_token()
    {
        var id = SessionId.New(TimeProvider.System);
        await _cluster.Session(id).Begin(Beginning());

        (await Devices.TakeOver(id, new ChangeHolder(Hash("guess"), _holder, default))).ShouldBeNull();

        (await Devices.List()).ShouldBeEmpty();
        await Devices.RevokeAll(null);
        (await _cluster.Session(id).Verify(Hash("access 1"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task a_guest_has_no_list() =>
        await Should.ThrowAsync<FormatException>(() => _cluster.Sessions(ShopperId.NewGuest(TimeProvider.System)).List());

    private async Task<SessionId> BeginAsync()
    {
        var id = SessionId.New(TimeProvider.System);
        await Devices.Begin(id, Beginning(_holder));
        return id;
    }
}
