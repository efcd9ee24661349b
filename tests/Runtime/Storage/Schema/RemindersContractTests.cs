namespace Runtime.Tests.Storage.Schema;

/// <summary>The queries that Orleans' own reminder table runs, on ours.</summary>
public sealed class RemindersContractTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly DateTime _start = new(2026, 11, 5, 10, 20, 30, 123, DateTimeKind.Utc);

    private readonly string _service = Guid.NewGuid().ToString("N");
    private readonly ContractQuery _query = new(database.DataSource);

    [Fact]
    public async Task a_reminder_is_stored_with_version_zero_and_replaced_with_the_next()
    {
        (await UpsertAsync("cart/1", "sweep", 5, 60_000)).ShouldBe(0);
        (await UpsertAsync("cart/1", "sweep", 5, 90_000)).ShouldBe(1);

        var row = (await _query.RunAsync("ReadReminderRowKey", Text("ServiceId", _service), Text("GrainId", "cart/1"), Text("ReminderName", "sweep"))).ShouldHaveSingleItem();
        row["GrainId"].ShouldBe("cart/1");
        row["ReminderName"].ShouldBe("sweep");
        row["StartTime"].ShouldBe(_start);
        row["Period"].ShouldBe(90_000L);
        row["Version"].ShouldBe(1);
    }

    [Fact]
    public async Task a_grains_reminders_are_read_together()
    {
        await UpsertAsync("cart/1", "sweep", 5, 60_000);
        await UpsertAsync("cart/1", "close", 5, 60_000);
        await UpsertAsync("cart/2", "close", 6, 60_000);

        var rows = await _query.RunAsync("ReadReminderRowsKey", Text("ServiceId", _service), Text("GrainId", "cart/1"));

        rows.Select(row => row["ReminderName"]).ShouldBe(["sweep", "close"], ignoreOrder: true);
    }

    [Fact]
    public async Task a_range_has_its_end_and_not_its_beginning_and_may_wrap_around()
    {
        int[] hashes = [int.MinValue, -5, 0, 5, int.MaxValue];
        foreach (var hash in hashes)
        {
            await UpsertAsync($"cart/{hash}", "sweep", hash, 60_000);
        }

        (await RangeAsync("ReadRangeRows1Key", -5, 5)).ShouldBe(["cart/0", "cart/5"], ignoreOrder: true);
        (await RangeAsync("ReadRangeRows2Key", 5, -5)).ShouldBe(["cart/2147483647", "cart/-2147483648", "cart/-5"], ignoreOrder: true);
        (await RangeAsync("ReadRangeRows2Key", 7, 7)).Count.ShouldBe(hashes.Length);
    }

    [Fact]
    public async Task a_reminder_is_removed_by_its_version_only()
    {
        await UpsertAsync("cart/1", "sweep", 5, 60_000);

        (await RemoveAsync(7)).ShouldBeFalse();
        (await RemoveAsync(0)).ShouldBeTrue();
        (await RemoveAsync(0)).ShouldBeFalse();
    }

    [Fact]
    public async Task all_reminders_of_a_service_are_removed()
    {
        await UpsertAsync("cart/1", "sweep", 5, 60_000);
        await _query.RunAsync("DeleteReminderRowsKey", Text("ServiceId", _service));

        (await _query.RunAsync("ReadReminderRowsKey", Text("ServiceId", _service), Text("GrainId", "cart/1"))).ShouldBeEmpty();
    }

    private async Task<object?> UpsertAsync(string grain, string name, int hash, long period) =>
        (await _query.RunAsync(
            "UpsertReminderRowKey",
            Text("ServiceId", _service),
            ("GrainHash", hash, typeof(int)),
            Text("GrainId", grain),
            Text("ReminderName", name),
            ("StartTime", _start, typeof(DateTime)),
            ("Period", period, typeof(long)))).ShouldHaveSingleItem()["version"];

    private async Task<List<object?>> RangeAsync(string query, int begin, int end) =>
        [.. (await _query.RunAsync(query, Text("ServiceId", _service), ("BeginHash", begin, typeof(int)), ("EndHash", end, typeof(int)))).Select(row => row["GrainId"])];

    private async Task<bool> RemoveAsync(int version) =>
        Convert.ToBoolean(
            (await _query.RunAsync(
                "DeleteReminderRowKey",
                Text("ServiceId", _service),
                Text("GrainId", "cart/1"),
                Text("ReminderName", "sweep"),
                ("Version", version, typeof(int)))).ShouldHaveSingleItem().ShouldHaveSingleItem().Value,
            System.Globalization.CultureInfo.InvariantCulture);

    private static (string, object?, Type) Text(string name, string value) => (name, value, typeof(string));
}
