using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Storage.Telemetry;
using Shop.Runtime.Testing;

namespace Runtime.Tests.Storage.Batching;

public sealed class BatchQueueTests
{
    private readonly FakeTime _time = new();
    private readonly SampleExecutor[] _executors = [new(), new(), new()];

    [Fact]
    public async Task a_lone_operation_is_a_batch_of_its_own()
    {
        var queue = Queue();
        var member = Enqueue(queue, 1);

        var batch = await First.NextAsync();
        batch.Rows.ShouldBe([1]);
        batch.Succeed();

        await member.Answer;
    }

    [Fact]
    public async Task what_arrives_during_a_batch_is_the_next_batch()
    {
        var queue = Queue();
        Enqueue(queue, 1);
        var batch = await First.NextAsync();
        var members = Enumerable.Range(2, 50).Select(row => Enqueue(queue, row)).ToList();

        batch.Succeed();
        batch = await First.NextAsync();
        batch.Rows.ShouldBe(Enumerable.Range(2, 50));
        batch.Succeed();

        await Task.WhenAll(members.Select(member => member.Answer));
    }

    [Fact]
    public async Task one_row_is_written_once_a_batch_and_in_order()
    {
        var queue = Queue();
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        var first = Enqueue(queue, 1);
        var second = Enqueue(queue, 1);
        Enqueue(queue, 2);

        batch.Succeed();
        batch = await First.NextAsync();
        batch.Members.ShouldBe([first, batch.Members[1]]);
        batch.Rows.ShouldBe([1, 2]);
        batch.Succeed();

        (await First.NextAsync()).Members.ShouldBe([second]);
    }

    [Fact]
    public async Task a_batch_is_bounded_in_rows()
    {
        var queue = Queue(new() { BatchRows = 3 }, lanes: 1);
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        Enumerable.Range(1, 5).ToList().ForEach(row => Enqueue(queue, row));

        batch.Succeed();
        batch = await First.NextAsync();
        batch.Rows.ShouldBe([1, 2, 3]);
        batch.Succeed();

        (await First.NextAsync()).Rows.ShouldBe([4, 5]);
    }

    [Fact]
    public async Task a_batch_is_bounded_in_bytes_and_a_larger_state_goes_alone()
    {
        var queue = Queue(new() { BatchBytes = 10 }, lanes: 1);
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        Enqueue(queue, 1, bytes: 6);
        Enqueue(queue, 2, bytes: 4);
        Enqueue(queue, 3, bytes: 50);
        Enqueue(queue, 4, bytes: 1);

        foreach (var rows in new[] { new[] { 1, 2 }, [3], [4] })
        {
            batch.Succeed();
            batch = await First.NextAsync();
            batch.Rows.ShouldBe(rows);
        }
    }

    [Fact]
    public async Task a_second_connection_helps_only_when_more_waits_than_a_batch_holds()
    {
        var queue = Queue(new() { BatchRows = 3 });
        Enqueue(queue, 0);
        await First.NextAsync();

        Enqueue(queue, 1);
        Enqueue(queue, 2);
        Second.HasWork.ShouldBeFalse();
        Enqueue(queue, 3);

        (await Second.NextAsync()).Rows.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task a_row_is_never_in_two_batches_at_once()
    {
        var queue = Queue(new() { BatchRows = 2 });
        Enqueue(queue, 1);
        var batch = await First.NextAsync();
        var again = Enqueue(queue, 1);
        Enqueue(queue, 2);

        (await Second.NextAsync()).Rows.ShouldBe([2]);
        batch.Succeed();

        (await First.NextAsync()).Members.ShouldBe([again]);
    }

    [Fact]
    public async Task a_full_queue_refuses_at_once()
    {
        var queue = Queue(new() { QueuedRows = 2 }, lanes: 1);
        Enqueue(queue, 0);
        await First.NextAsync();
        Enqueue(queue, 1);
        Enqueue(queue, 2);

        Should.Throw<StorageUnavailableException>(() => queue.Enqueue(new SampleMember(3)));
    }

    [Fact]
    public async Task a_queue_is_full_by_its_bytes_too()
    {
        var queue = Queue(new() { QueuedBytes = 100 }, lanes: 1);
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        Enqueue(queue, 1, bytes: 60);

        Should.Throw<StorageUnavailableException>(() => queue.Enqueue(new SampleMember(2, bytes: 41)));
        batch.Succeed();
        await First.NextAsync();
        Enqueue(queue, 2, bytes: 41);
    }

    [Fact]
    public async Task an_operation_that_waited_its_longest_time_is_refused_unsent()
    {
        var queue = Queue();
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        var late = Enqueue(queue, 1);
        _time.Advance(TimeSpan.FromSeconds(3));
        var fresh = Enqueue(queue, 2);
        _time.Advance(TimeSpan.FromSeconds(3));

        await Should.ThrowAsync<StorageUnavailableException>(() => late.Answer);
        fresh.Answer.IsCompleted.ShouldBeFalse();
        batch.Succeed();
        (await First.NextAsync()).Members.ShouldBe([fresh]);
    }

    [Fact]
    public async Task an_operation_that_has_not_been_sent_is_taken_back()
    {
        var queue = Queue();
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        var cancelled = Enqueue(queue, 1);
        var other = Enqueue(queue, 2);

        queue.Cancel(cancelled, new CancellationToken(canceled: true));

        await Should.ThrowAsync<OperationCanceledException>(() => cancelled.Answer);
        batch.Succeed();
        (await First.NextAsync()).Members.ShouldBe([other]);
    }

    [Fact]
    public async Task an_operation_that_was_sent_is_not_taken_back()
    {
        var queue = Queue();
        var sent = Enqueue(queue, 0);
        var batch = await First.NextAsync();

        queue.Cancel(sent, new CancellationToken(canceled: true));
        batch.Succeed();

        await sent.Answer;
    }

    [Fact]
    public async Task a_member_that_was_set_aside_is_tried_alone_while_the_others_go_on()
    {
        var queue = Queue();
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        var locked = Enqueue(queue, 1);
        var free = Enqueue(queue, 2);
        batch.Succeed();
        (await First.NextAsync()).SetAsideAndEnd(1);
        await free.Answer;

        var alone = await Lonely.NextAsync();
        alone.Members.ShouldBe([locked]);
        var other = Enqueue(queue, 3);
        (await First.NextAsync()).Succeed();
        await other.Answer;
        alone.Succeed();

        await locked.Answer;
    }

    [Fact]
    public async Task a_later_write_does_not_overtake_one_that_was_set_aside()
    {
        var queue = Queue();
        var locked = Enqueue(queue, 1);
        var batch = await First.NextAsync();
        var later = Enqueue(queue, 1);
        batch.SetAsideAndEnd(1);
        var alone = await Lonely.NextAsync();
        var other = Enqueue(queue, 2);
        batch = await First.NextAsync();
        batch.Members.ShouldBe([other]);
        batch.Succeed();

        alone.Succeed();
        await locked.Answer;

        (await First.NextAsync()).Members.ShouldBe([later]);
    }

    [Fact]
    public async Task a_member_that_is_set_aside_again_is_tried_again()
    {
        var queue = Queue();
        var locked = Enqueue(queue, 1);
        (await First.NextAsync()).SetAsideAndEnd(1);
        (await Lonely.NextAsync()).SetAsideAndEnd(1);

        (await Lonely.NextAsync()).Succeed();

        await locked.Answer;
    }

    [Fact]
    public async Task an_executor_that_throws_answers_its_members_and_the_queue_goes_on()
    {
        var queue = Queue();
        var member = Enqueue(queue, 1);
        (await First.NextAsync()).Ended.SetException(new InvalidOperationException("bug"));
        await Should.ThrowAsync<InvalidOperationException>(() => member.Answer);

        var next = Enqueue(queue, 1);
        (await First.NextAsync()).Succeed();

        await next.Answer;
    }

    [Fact]
    public async Task closing_finishes_what_is_queued_and_takes_no_more()
    {
        var queue = Queue();
        Enqueue(queue, 0);
        var batch = await First.NextAsync();
        var queued = Enqueue(queue, 1);

        var closing = queue.DisposeAsync().AsTask();
        Should.Throw<StorageUnavailableException>(() => queue.Enqueue(new SampleMember(2)));
        closing.IsCompleted.ShouldBeFalse();
        batch.Succeed();
        (await First.NextAsync()).Succeed();
        await closing;

        await queued.Answer;
        First.IsClosed.ShouldBeTrue();
        Lonely.IsClosed.ShouldBeTrue();
    }

    private SampleExecutor First => _executors[0];

    private SampleExecutor Second => _executors[1];

    private SampleExecutor Lonely => _executors[2];

    private BatchQueue<SampleMember> Queue(BatchLimits? limits = null, int lanes = 2) =>
        new([.. _executors.Take(lanes)], Lonely, limits ?? new(), _time, new QueueMetrics(new StorageMeter(), "test", "write"));

    private static SampleMember Enqueue(BatchQueue<SampleMember> queue, int row, int bytes = 1)
    {
        var member = new SampleMember(row, bytes);
        queue.Enqueue(member);
        return member;
    }
}
