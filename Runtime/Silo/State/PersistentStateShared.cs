using Orleans.Runtime;
using Orleans.Storage;
using Shop.Runtime.Activations;

namespace Shop.Runtime.State;

/// <summary>What the states of one parameter of one grain class have in common.</summary>
internal sealed class PersistentStateShared(string name, IGrainStorage storage)
{
    /// <summary>The state's name; what the ADO.NET contract calls the grain type string.</summary>
    public string Name => name;

    public IGrainStorage Storage => storage;

    /// <summary>
    /// Gives a failure its context, as Orleans does; a refused version is marked as this activation's own, so that
    /// it leaves if nobody catches it.
    /// </summary>
    public Task Guard(string operation, Activation activation, Task task) =>
        task.IsCompletedSuccessfully ? task : GuardAsync(operation, activation, task);

    private async Task GuardAsync(string operation, Activation activation, Task task)
    {
        try
        {
            await task;
        }
        catch (InconsistentStateException exception)
        {
            exception.IsSourceActivation = true;
            throw;
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException(
                $"Could not {operation} the state '{name}' of {activation.GrainId}: {exception.Message}", exception);
        }
    }
}
