namespace Orleans.Runtime;

/// <summary>How many activations of one grain class a silo has.</summary>
[GenerateSerializer, Immutable]
public sealed class SimpleGrainStatistic
{
    /// <summary>The grain class.</summary>
    [Id(0)]
    public string GrainType { get; init; } = "";

    /// <summary>The silo.</summary>
    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = SiloAddress.Zero;

    /// <summary>How many activations there are.</summary>
    [Id(2)]
    public int ActivationCount { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} Silo={SiloAddress} NumActivations={ActivationCount}";
}
