namespace Orleans.Runtime;

/// <summary>One activation of a grain, as its own code sees it.</summary>
public interface IGrainContext
{
    /// <summary>The grain as a caller sees it.</summary>
    GrainReference GrainReference { get; }

    /// <summary>Which grain it is.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null before it was made.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Where to take part in this activation's beginning and end.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completes once the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>
    /// Begins to deactivate once the running request ends; what is waiting then goes to the next activation. Cancelling
    /// <paramref name="cancellationToken"/> shortens the grace that the grain has for it.
    /// </summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
