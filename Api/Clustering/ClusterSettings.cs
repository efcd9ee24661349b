using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Api.Clustering;

/// <summary>Whose silos this process calls: section <c>Cluster</c>, the same values as the silos' own.</summary>
public sealed class ClusterSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Cluster";

    /// <summary>The cluster: silos with the same id share the grains.</summary>
    [Required, StringLength(150)]
    public string ClusterId { get; set; } = "shop";

    /// <summary>Whose state it works on.</summary>
    [Required, StringLength(150)]
    public string ServiceId { get; set; } = "shop";
}

/// <summary>Checks <see cref="ClusterSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class ClusterSettingsValidator : IValidateOptions<ClusterSettings>;
