namespace Shop.Runtime.Generator.Emit;

/// <summary>The runtime's types as generated code writes them.</summary>
internal static class RuntimeNames
{
    public const string Codec = "global::Shop.Runtime.Serialization.Codec";
    public const string Codecs = "global::Shop.Runtime.Serialization.Codecs";
    public const string ClassCodec = "global::Shop.Runtime.Serialization.ClassCodec";
    public const string StructCodec = "global::Shop.Runtime.Serialization.StructCodec";
    public const string Mutability = "global::Shop.Runtime.Serialization.Mutability";
    public const string Writer = "global::Shop.Runtime.Serialization.WireWriter";
    public const string Reader = "global::Shop.Runtime.Serialization.WireReader";
    public const string WireFormatException = "global::Shop.Runtime.Serialization.WireFormatException";
    public const string GrainCall = "global::Shop.Runtime.Calls.GrainCall";
    public const string VoidGrainCall = "global::Shop.Runtime.Calls.VoidGrainCall";
    public const string GrainMethod = "global::Shop.Runtime.Calls.GrainMethod";
    public const string GrainMethodFlags = "global::Shop.Runtime.Calls.GrainMethodFlags";
    public const string GrainProxy = "global::Shop.Runtime.Calls.GrainProxy";
    public const string ReferenceShared = "global::Orleans.Runtime.GrainReferenceShared";
    public const string IdSpan = "global::Orleans.Runtime.IdSpan";
    public const string ManifestInterface = "global::Shop.Runtime.Manifest.IGrainManifest";
    public const string ManifestAttribute = "global::Shop.Runtime.Manifest.GrainManifest";
    public const string ManifestBuilder = "global::Shop.Runtime.Manifest.GrainManifestBuilder";
    public const string UnsafeAccessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
    public const string UnsafeAccessorKind = "global::System.Runtime.CompilerServices.UnsafeAccessorKind";
    public const string Uninitialized = "global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
}
