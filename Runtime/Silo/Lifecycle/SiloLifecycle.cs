using Orleans.Runtime;

namespace Shop.Runtime.Lifecycle;

/// <summary>The silo's stages, from <c>ServiceLifecycleStage</c>.</summary>
internal sealed class SiloLifecycle : StagedLifecycle, ISiloLifecycle
{
}
