using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>How states are kept in memory.</summary>
public class MemoryGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The stage of the silo's start at which the storage begins.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <inheritdoc cref="NumStorageGrains"/>
    public const int NumStorageGrainsDefaultValue = 10;

    /// <summary>Taken for compatibility; the states are in one place here.</summary>
    public int NumStorageGrains { get; set; } = NumStorageGrainsDefaultValue;

    /// <summary>Taken for compatibility; there is nothing to begin.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <summary>Turns states into bytes and back; JSON by System.Text.Json by default.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
