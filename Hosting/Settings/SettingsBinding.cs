using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Shop.Hosting.Settings;

/// <summary>Settings are read once, at the start, and a wrong one stops it: nothing runs half-configured.</summary>
public static class SettingsBinding
{
    /// <summary>Reads a section of the configuration, checks it, and registers it as <see cref="IOptions{TOptions}"/>.</summary>
    /// <exception cref="OptionsValidationException">
    /// A value breaks its rule, can't be converted, or belongs to no setting (a misspelt one must not be ignored).
    /// </exception>
    public static TOptions AddSettings<TOptions, TValidator>(this IHostApplicationBuilder builder, string section)
        where TOptions : class, new()
        where TValidator : IValidateOptions<TOptions>, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new TOptions();
        try
        {
            builder.Configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            throw new OptionsValidationException(section, typeof(TOptions), [$"{section}: {e.Message}"]);
        }

        var verdict = new TValidator().Validate(section, options);
        if (verdict.Failed)
        {
            throw new OptionsValidationException(section, typeof(TOptions), verdict.Failures);
        }

        builder.Services.AddSingleton(Options.Create(options));
        return options;
    }
}
