using Orleans.Runtime;

namespace Shop.Runtime.Activations;

/// <summary>One grain's stages, for the few that subscribe to them.</summary>
internal sealed class GrainLifecycle : Lifecycle.StagedLifecycle, IGrainLifecycle
{
}
