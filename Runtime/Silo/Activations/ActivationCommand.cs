using Shop.Runtime.Calls;

namespace Shop.Runtime.Activations;

/// <summary>Something that the runtime does to an activation between its turns.</summary>
internal sealed class ActivationCommand(Action<Activation> run) : WorkItem
{
    public void Run(Activation activation) => run(activation);
}
