using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Shop.Runtime.Reminders;
using Shop.Runtime.Testing;

namespace Runtime.Tests.Reminders;

public sealed class ReminderServiceTests
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private static readonly GrainId _cart = GrainId.Create("cart", "1");

    private readonly FakeTime _time = new();
    private readonly MemoryReminderTable _table = new();
    private readonly List<string> _ticks = [];
    private readonly List<TickStatus> _statuses = [];
    private ReminderOwnership _owns = _ => true;

    [Fact]
    public async Task a_reminder_ticks_when_it_is_due_and_then_every_period()
    {
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", 2 * _minute, _minute);

        _time.Advance(2 * _minute - TimeSpan.FromSeconds(1));
        _ticks.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        _ticks.ShouldBe(["sweep of cart/1"]);
        _time.Advance(3 * _minute);
        _ticks.Count.ShouldBe(4);
    }

    [Fact]
    public async Task a_tick_says_when_the_first_one_was_due_the_period_and_the_time()
    {
        var start = _time.GetUtcNow().UtcDateTime;
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, 2 * _minute);

        _time.Advance(3 * _minute);

        _statuses.Count.ShouldBe(2);
        _statuses[1].FirstTickTime.ShouldBe(start + _minute);
        _statuses[1].Period.ShouldBe(2 * _minute);
        _statuses[1].CurrentTickTime.ShouldBe(start + (3 * _minute));
        _statuses[1].CurrentTickTime.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task a_reminder_that_is_due_at_once_ticks_at_once()
    {
        var silo = await StartAsync();

        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", TimeSpan.Zero, _minute);
        _time.Advance(TimeSpan.Zero);

        _ticks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_reminder_survives_a_restart()
    {
        await (await StartAsync()).Registry.RegisterOrUpdateReminder(_cart, "sweep", 10 * _minute, _minute);

        await StartAsync();
        _time.Advance(10 * _minute);

        _ticks.ShouldContain("sweep of cart/1");
    }

    [Fact]
    public async Task a_first_tick_that_came_due_while_no_silo_was_up_still_fires()
    {
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, TimeSpan.FromHours(1));
        await silo.Service.StopAsync(CancellationToken.None);
        _time.Advance(30 * _minute);
        _ticks.ShouldBeEmpty();

        await StartAsync();
        _time.Advance(TimeSpan.Zero);

        _ticks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task missed_ticks_are_not_made_up_for()
    {
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);
        await silo.Service.StopAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(630));

        await StartAsync();
        _time.Advance(TimeSpan.FromSeconds(29));
        _ticks.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));

        _ticks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_tick_that_fails_does_not_end_the_reminder()
    {
        var silo = await StartAsync(deliver: (_, _, _) => throw new InvalidOperationException("poison"));
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);

        _time.Advance(3 * _minute);

        _ticks.Count.ShouldBe(3);
    }

    [Fact]
    public async Task a_reminder_is_not_ticked_again_while_its_grain_is_busy_with_a_tick()
    {
        var busy = new TaskCompletionSource();
        var silo = await StartAsync(deliver: (_, _, _) => busy.Task);
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);

        _time.Advance(TimeSpan.FromSeconds(210));
        _ticks.Count.ShouldBe(1);
        busy.SetResult();
        _time.Advance(TimeSpan.FromSeconds(30));

        _ticks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_unregistered_reminder_ticks_no_more()
    {
        var silo = await StartAsync();
        var reminder = await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);
        _time.Advance(_minute);

        await silo.Registry.UnregisterReminder(_cart, reminder);
        _time.Advance(10 * _minute);

        _ticks.Count.ShouldBe(1);
        (await silo.Registry.GetReminders(_cart)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_reminder_that_was_registered_again_ticks_by_its_new_times()
    {
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", 5 * _minute, 5 * _minute);

        _time.Advance(14 * _minute);

        _ticks.Count.ShouldBe(2);
        silo.Service.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_reminder_that_was_replaced_is_not_unregistered_by_its_old_handle()
    {
        var silo = await StartAsync();
        var old = await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);

        await Should.ThrowAsync<ReminderException>(() => silo.Registry.UnregisterReminder(_cart, old));
        await silo.Registry.UnregisterReminder(_cart, (await silo.Registry.GetReminder(_cart, "sweep"))!);
        await silo.Registry.UnregisterReminder(_cart, old);
    }

    [Fact]
    public async Task reminders_that_another_silo_stored_or_removed_are_found_when_the_table_is_read_again()
    {
        var silo = await StartAsync();
        var gone = await silo.Registry.RegisterOrUpdateReminder(_cart, "gone", _minute, _minute);
        await _table.RemoveAsync(new ReminderKey(_cart, "gone"), ((RegisteredReminder)gone).ETag);
        await _table.UpsertAsync(new ReminderEntry(_cart, "new", _time.GetUtcNow().UtcDateTime + (6 * _minute), _minute, ""));

        _time.Advance(5 * _minute);
        await silo.Service.Reading;
        _ticks.Clear();
        _time.Advance(_minute);

        _ticks.ShouldBe(["new of cart/1"]);
    }

    [Fact]
    public async Task what_changes_while_the_table_is_read_stays_changed()
    {
        var slow = new SlowTable(_table);
        var silo = await StartAsync(slow);
        var removed = await silo.Registry.RegisterOrUpdateReminder(_cart, "removed", _minute, _minute);

        slow.Hold();
        var reading = silo.Service.ReloadAsync(CancellationToken.None);
        await slow.Entered;
        await silo.Registry.UnregisterReminder(_cart, removed);
        await silo.Registry.RegisterOrUpdateReminder(_cart, "added", _minute, _minute);
        slow.LetGo();
        await reading;
        _time.Advance(_minute);

        _ticks.ShouldBe(["added of cart/1"]);
    }

    [Fact]
    public async Task a_table_that_can_not_be_read_is_read_later_and_known_reminders_go_on()
    {
        var slow = new SlowTable(_table);
        var silo = await StartAsync(slow);
        await silo.Registry.RegisterOrUpdateReminder(_cart, "known", _minute, _minute);
        await _table.UpsertAsync(new ReminderEntry(_cart, "other", _time.GetUtcNow().UtcDateTime + _minute, _minute, ""));

        slow.IsBroken = true;
        await silo.Service.ReloadAsync(CancellationToken.None);
        slow.IsBroken = false;
        _time.Advance(TimeSpan.FromSeconds(30));
        await silo.Service.Reading;
        _time.Advance(TimeSpan.FromSeconds(30));

        _ticks.ShouldBe(["known of cart/1", "other of cart/1"], ignoreOrder: true);
    }

    [Fact]
    public async Task a_silo_ticks_only_the_grains_that_it_owns()
    {
        var other = GrainId.Create("cart", "2");
        _owns = grain => grain == _cart;
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);
        await silo.Registry.RegisterOrUpdateReminder(other, "sweep", _minute, _minute);
        _time.Advance(_minute);
        _ticks.ShouldBe(["sweep of cart/1"]);

        _owns = grain => grain == other;
        await silo.Service.ReloadAsync(CancellationToken.None);
        _ticks.Clear();
        _time.Advance(_minute);

        _ticks.ShouldBe(["sweep of cart/2"]);
    }

    [Fact]
    public async Task ticks_under_way_are_bounded_and_the_others_come_later()
    {
        var gates = new List<TaskCompletionSource>();
        var silo = await StartAsync(deliver: (_, _, _) =>
        {
            var gate = new TaskCompletionSource();
            gates.Add(gate);
            return gate.Task;
        });
        for (var i = 0; i < 300; i++)
        {
            await silo.Registry.RegisterOrUpdateReminder(GrainId.Create("cart", $"cart-{i}"), "sweep", _minute, TimeSpan.FromHours(1));
        }

        _time.Advance(_minute);
        gates.Count.ShouldBe(256);
        gates.Take(256).ToList().ForEach(gate => gate.SetResult());

        _ticks.Distinct().Count().ShouldBe(300);
    }

    [Fact]
    public async Task stopping_waits_for_the_ticks_under_way_and_sends_no_more()
    {
        var busy = new TaskCompletionSource();
        var silo = await StartAsync(deliver: (_, _, _) => busy.Task);
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", _minute, _minute);
        _time.Advance(_minute);

        var stop = silo.Service.StopAsync(CancellationToken.None);
        stop.IsCompleted.ShouldBeFalse();
        busy.SetResult();
        await stop;
        _time.Advance(10 * _minute);

        _ticks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_clock_that_was_set_forward_is_noticed()
    {
        var silo = await StartAsync();
        await silo.Registry.RegisterOrUpdateReminder(_cart, "sweep", TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        _time.ShiftUtc(TimeSpan.FromHours(2));
        _time.Advance(_minute);

        _ticks.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, 60, "due time")]
    [InlineData(0, -1, "period")]
    [InlineData(0, 59, "shortest")]
    public async Task times_that_can_not_be_kept_are_refused(int dueSeconds, int periodSeconds, string reason)
    {
        var silo = await StartAsync();

        (await Should.ThrowAsync<ArgumentException>(() => silo.Registry.RegisterOrUpdateReminder(
            _cart, "sweep", TimeSpan.FromSeconds(dueSeconds), TimeSpan.FromSeconds(periodSeconds)))).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task names_that_the_table_can_not_hold_are_refused()
    {
        var silo = await StartAsync();

        foreach (var (grain, name) in new[] { (_cart, "nul\0"), (_cart, new string('n', 151)), (GrainId.Create("cart", new string('k', 150)), "sweep") })
        {
            (await Should.ThrowAsync<ArgumentException>(() => silo.Registry.RegisterOrUpdateReminder(grain, name, _minute, _minute))).Message.ShouldContain("150");
        }
    }

    private async Task<(ReminderService Service, ReminderRegistry Registry)> StartAsync(IReminderTable? table = null, ReminderDelivery? deliver = null)
    {
        var options = Options.Create(new ReminderOptions());
        var service = new ReminderService(
            table ?? _table,
            (grain, name, status) =>
            {
                _ticks.Add($"{name} of {grain}");
                _statuses.Add(status);
                return deliver?.Invoke(grain, name, status) ?? Task.CompletedTask;
            },
            grain => _owns(grain),
            options,
            _time,
            NullLogger<ReminderService>.Instance);
        await service.StartAsync(CancellationToken.None);
        return (service, new ReminderRegistry(table ?? _table, service, options, _time));
    }
}
