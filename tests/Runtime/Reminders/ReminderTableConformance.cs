using Orleans.Runtime;
using Shop.Runtime.Reminders;

namespace Runtime.Tests.Reminders;

/// <summary>What every table of reminders does.</summary>
public abstract class ReminderTableConformance
{
    private static readonly DateTime _start = new(2026, 11, 5, 12, 0, 0, 123, DateTimeKind.Utc);

    internal abstract Task<IReminderTable> CreateAsync();

    [Fact]
    public async Task a_stored_reminder_is_read_as_it_was()
    {
        var table = await CreateAsync();
        var entry = Entry("cart/1", "sweep");

        entry = entry with { ETag = await table.UpsertAsync(entry) };

        (await table.ReadAsync(entry.Key)).ShouldBe(entry);
        (await table.ReadAsync(entry.Key))!.StartAt.Kind.ShouldBe(DateTimeKind.Utc);
        (await table.ReadAsync(entry.Grain)).ShouldBe([entry]);
        (await AllAsync(table)).ShouldBe([entry]);
    }

    [Fact]
    public async Task an_absent_reminder_is_null()
    {
        var table = await CreateAsync();

        (await table.ReadAsync(Entry("cart/1", "sweep").Key)).ShouldBeNull();
        (await table.ReadAsync(GrainId.Parse("cart/1", null))).ShouldBeEmpty();
        (await AllAsync(table)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_reminder_is_replaced_under_another_version()
    {
        var table = await CreateAsync();
        var first = await table.UpsertAsync(Entry("cart/1", "sweep"));

        var second = await table.UpsertAsync(Entry("cart/1", "sweep") with { Period = TimeSpan.FromHours(1) });

        second.ShouldNotBe(first);
        (await AllAsync(table)).ShouldHaveSingleItem().Period.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task a_reminder_is_removed_by_its_version_only()
    {
        var table = await CreateAsync();
        var key = Entry("cart/1", "sweep").Key;
        var first = await table.UpsertAsync(Entry("cart/1", "sweep"));
        var second = await table.UpsertAsync(Entry("cart/1", "sweep"));

        (await table.RemoveAsync(key, first)).ShouldBeFalse();
        (await table.RemoveAsync(key, second)).ShouldBeTrue();
        (await table.RemoveAsync(key, second)).ShouldBeFalse();
        (await table.ReadAsync(key)).ShouldBeNull();
    }

    [Fact]
    public async Task reminders_are_found_by_their_grain_and_all_together()
    {
        var table = await CreateAsync();
        string[] grains = ["cart/1", "cart/1'--", "order/1", "cart/üñî", "cart/a/b"];
        foreach (var grain in grains)
        {
            await table.UpsertAsync(Entry(grain, "sweep"));
            await table.UpsertAsync(Entry(grain, "it's \"closed\""));
        }

        (await AllAsync(table)).Count.ShouldBe(2 * grains.Length);
        foreach (var grain in grains)
        {
            (await table.ReadAsync(GrainId.Parse(grain, null))).Select(entry => entry.Name).ShouldBe(["sweep", "it's \"closed\""], ignoreOrder: true);
        }
    }

    private static ReminderEntry Entry(string grain, string name) => new(GrainId.Parse(grain, null), name, _start, TimeSpan.FromMinutes(1), "");

    private static async Task<List<ReminderEntry>> AllAsync(IReminderTable table)
    {
        var all = new List<ReminderEntry>();
        await foreach (var entry in table.ReadAllAsync(CancellationToken.None))
        {
            all.Add(entry);
        }

        return all;
    }
}
