namespace Orleans.Runtime;

/// <summary>A grain that reads its own state when it is activated, in a method that its class may override.</summary>
internal interface IGrainOfState
{
    /// <summary>Reads the state before <see cref="Grain.OnActivateAsync"/>.</summary>
    Task ReadAtActivation();
}
