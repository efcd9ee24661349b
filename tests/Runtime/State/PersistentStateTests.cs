using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Shop.Runtime.Tests.State;

public sealed class PersistentStateTests : IAsyncLifetime
{
    private readonly ScriptedStorage _storage = new();
    private readonly InProcessTestCluster _cluster;

    public PersistentStateTests() => _cluster = new InProcessTestClusterBuilder()
        .ConfigureSilo((_, silo) => silo.Services.AddGrainStorage("notes", (_, _) => _storage))
        .Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public Task a_state_is_there_again_in_the_next_activation() => IsThereAgain(_cluster.Client.GetGrain<INoteGrain>("n"), "abab");

    [Fact]
    public Task so_is_the_state_of_a_grain_of_state() => IsThereAgain(_cluster.Client.GetGrain<IClassicNoteGrain>("n"), "ab");

    [Fact]
    public async Task a_refused_write_reaches_the_caller_and_ends_the_activation()
    {
        var grain = _cluster.Client.GetGrain<INoteGrain>("stale");
        await grain.Append("mine");
        var first = await grain.Activation();
        _storage.Overwrite("note", grain.GetGrainId(), "theirs");

        var refusal = await Should.ThrowAsync<InconsistentStateException>(() => grain.Append("!"));

        refusal.StoredEtag.ShouldBe("2");
        refusal.CurrentEtag.ShouldBe("1");
        (await grain.Activation()).ShouldNotBe(first);
        (await grain.Text()).ShouldStartWith("theirs");
    }

    [Fact]
    public async Task a_refusal_in_another_grain_ends_that_one_and_not_its_caller()
    {
        var caller = _cluster.Client.GetGrain<INoteGrain>("bystander");
        await caller.Append("x");
        var activation = await caller.Activation();
        var stale = _cluster.Client.GetGrain<IClassicNoteGrain>("stale");
        await stale.Append("y");
        var staleActivation = await stale.Activation();
        _storage.Overwrite("state", stale.GetGrainId(), "z");

        await Should.ThrowAsync<InconsistentStateException>(() => stale.Append("!"));

        (await caller.Activation()).ShouldBe(activation);
        (await stale.Activation()).ShouldNotBe(staleActivation);
    }

    [Fact]
    public async Task any_other_failure_says_which_state_of_which_grain_and_keeps_the_activation()
    {
        var grain = _cluster.Client.GetGrain<INoteGrain>("unlucky");
        await grain.Append("a");
        var activation = await grain.Activation();
        _storage.Failure = new IOException("the disk is gone");

        var failure = await Should.ThrowAsync<OrleansException>(() => grain.Append("b"));

        failure.Message.ShouldBe("Could not write the state 'note' of note/unlucky: the disk is gone");
        _storage.Failure = null;
        (await grain.Activation()).ShouldBe(activation);
    }

    [Fact]
    public async Task a_grain_whose_state_cannot_be_read_is_not_activated()
    {
        _storage.Failure = new IOException("the disk is gone");
        var grain = _cluster.Client.GetGrain<INoteGrain>("unreadable");

        (await Should.ThrowAsync<OrleansException>(() => grain.Text())).Message.ShouldContain("Could not read the state");

        _storage.Failure = null;
        (await grain.Text()).ShouldBe("");
    }

    [Fact]
    public async Task a_reentrant_grain_pays_one_write_for_all_that_came_during_the_one_before()
    {
        var grain = _cluster.Client.GetGrain<ISharedNoteGrain>("shared");
        _storage.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = grain.Append("0");
        while (_storage.Writes == 0)
        {
            await Task.Yield();
        }

        var others = Enumerable.Range(1, 50).Select(i => grain.Append($",{i}")).ToArray();
        while (await grain.Appended() < 51)
        {
            await Task.Yield();
        }

        others.ShouldAllBe(call => !call.IsCompleted);
        var hold = _storage.Hold;
        _storage.Hold = null;
        hold.SetResult();

        await Task.WhenAll([first, .. others]);
        _storage.Writes.ShouldBe(2);
        (await Text("shared")).ShouldBe(string.Join(',', Enumerable.Range(0, 51)));
    }

    [Fact]
    public void a_store_that_is_not_registered_is_named()
    {
        var cluster = new InProcessTestClusterBuilder().Build();
        var failure = Should.Throw<InvalidOperationException>(async () =>
        {
            await cluster.DeployAsync();
            await cluster.Client.GetGrain<INoteGrain>("n").Text();
        });

        failure.Message.ShouldContain("\"notes\"");
        failure.Message.ShouldContain(nameof(NoteGrain));
        cluster.Dispose();
    }

    private static async Task IsThereAgain(INoteGrain grain, string expected)
    {
        (await grain.Exists()).ShouldBeFalse();
        await grain.Append("a");
        await grain.Append("b");
        var first = await grain.Activation();
        await grain.Leave();

        (await grain.Activation()).ShouldNotBe(first);
        (await grain.Text()).ShouldBe(expected);
        (await grain.Exists()).ShouldBeTrue();
        await grain.Clear();
        await grain.ReadAgain();
        (await grain.Exists()).ShouldBeFalse();
    }

    private async Task<string> Text(string key)
    {
        var state = new GrainState<Note>();
        await _storage.ReadStateAsync("note", _cluster.Client.GetGrain<ISharedNoteGrain>(key).GetGrainId(), state);
        return state.State!.Text;
    }
}
