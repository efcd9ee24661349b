using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Api.Staff;

/// <summary>The first employee, who lets the others in: section <c>Owner</c>.</summary>
public sealed class OwnerSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Owner";

    /// <summary>
    /// Where the login is written, for its owner only, if there is no owner yet: one is made then. None is made where this isn't set.
    /// </summary>
    public string? LoginFile { get; set; }

    /// <summary>The address that the login has. Its mail should reach somebody, who can then choose another password.</summary>
    [Required, EmailAddress]
    public string Email { get; set; } = "owner@shop.test";
}

/// <summary>Checks <see cref="OwnerSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class OwnerSettingsValidator : IValidateOptions<OwnerSettings>;
