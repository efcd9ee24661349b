using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Api.Storefront;

/// <summary>How the shop's pages name themselves: section <c>Storefront</c>.</summary>
public sealed class StorefrontSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Storefront";

    /// <summary>
    /// What the shop's addresses begin with, such as <c>https://shop.example</c>; without it they begin as the request's own does,
    /// which whoever asks can choose.
    /// </summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>Where the built web app is; <c>wwwroot</c> beside the Api's own files unless it is said.</summary>
    public string? Folder { get; set; }
}

/// <summary>Checks <see cref="StorefrontSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class StorefrontSettingsValidator : IValidateOptions<StorefrontSettings>;
