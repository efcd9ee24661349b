namespace Shop.Runtime.Activations;

/// <summary>Where an activation is in its life; it only moves down.</summary>
internal enum ActivationState : byte
{
    /// <summary>In the directory; the grain's object is made by the first turn.</summary>
    Created,

    /// <summary>Its state is read and <c>OnActivateAsync</c> runs; calls wait.</summary>
    Activating,

    /// <summary>Runs calls.</summary>
    Active,

    /// <summary><c>OnDeactivateAsync</c> runs; calls wait, for the next activation.</summary>
    Deactivating,

    /// <summary>Gone from the directory; whatever still reaches it is sent on.</summary>
    Gone,
}
