namespace Shop.Runtime.Generator.Analysis;

/// <summary>Full names of the types that mean something to the generator.</summary>
internal static class OrleansNames
{
    public const string GenerateSerializer = "Orleans.GenerateSerializerAttribute";
    public const string Id = "Orleans.IdAttribute";
    public const string Alias = "Orleans.AliasAttribute";
    public const string Immutable = "Orleans.ImmutableAttribute";
    public const string ResponseTimeout = "Orleans.ResponseTimeoutAttribute";
    public const string ReadOnly = "Orleans.Concurrency.ReadOnlyAttribute";
    public const string AlwaysInterleave = "Orleans.Concurrency.AlwaysInterleaveAttribute";
    public const string OneWay = "Orleans.Concurrency.OneWayAttribute";

    public const string Addressable = "Orleans.Runtime.IAddressable";
    public const string Grain = "Orleans.IGrain";
    public const string GrainObserver = "Orleans.IGrainObserver";

    public const string NonSerialized = "System.NonSerializedAttribute";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Exception = "System.Exception";

    /// <summary>Interfaces that only say what sort of thing inherits from them: nobody holds a reference to a grain as one of these.</summary>
    public static bool IsMarker(string fullName) => fullName is
        Addressable or Grain or GrainObserver
        or "Orleans.IGrainWithStringKey" or "Orleans.IGrainWithGuidKey" or "Orleans.IGrainWithIntegerKey"
        or "Orleans.IGrainWithGuidCompoundKey" or "Orleans.IGrainWithIntegerCompoundKey";
}
