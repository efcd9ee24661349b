using Orleans.Runtime;

namespace Shop.Runtime.Calls;

/// <summary>A reference that names a grain but none of its interfaces; cast it to one to call it.</summary>
internal sealed class UntypedReference(GrainReferenceShared shared, IdSpan key) : GrainReference(shared, key)
{
}
