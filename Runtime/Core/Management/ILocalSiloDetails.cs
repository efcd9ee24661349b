namespace Orleans.Runtime;

/// <summary>The silo that this code runs in.</summary>
public interface ILocalSiloDetails
{
    /// <summary>What operators call it.</summary>
    string Name { get; }

    /// <summary>The cluster that it belongs to.</summary>
    string ClusterId { get; }

    /// <summary>Which run of which silo; known once the silo has begun to start.</summary>
    SiloAddress SiloAddress { get; }
}
