namespace Shop.Script.Tests;

/// <summary>A shop that is whole again after each of the tests that break it.</summary>
public sealed class MendedClone : IAsyncLifetime
{
    private Clone? _clone;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_clone is not null)
        {
            await _clone.DisposeAsync();
        }
    }

    /// <summary>The shop, up: where a test left it broken, the next one doesn't begin.</summary>
    public async Task<Clone> UpAsync(Clone built)
    {
        _clone ??= Clone.Create(built).Open();
        (await _clone.UpAsync()).ShouldSucceed();
        (await _clone.AnswersAsync()).ShouldBeTrue();
        return _clone;
    }
}
