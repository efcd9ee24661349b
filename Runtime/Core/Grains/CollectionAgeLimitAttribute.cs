using System.Globalization;

namespace Orleans;

/// <summary>
/// How long activations of this grain class stay idle before they are collected, instead of
/// <see cref="Configuration.GrainCollectionOptions.CollectionAge"/>. At least a minute.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>The shortest limit: a shorter one is taken for this.</summary>
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private readonly TimeSpan? _limit;

    /// <summary>
    /// With the limit in <see cref="Days"/>, <see cref="Hours"/>, <see cref="Minutes"/>, or none in <see
    /// cref="AlwaysActive"/>.
    /// </summary>
    public CollectionAgeLimitAttribute()
    {
    }

    /// <summary>
    /// With a limit in the syntax of <see cref="TimeSpan.Parse(string)"/>, such as <c>00:05:00</c>; any other text throws.
    /// </summary>
    public CollectionAgeLimitAttribute(string inactivityPeriod) => _limit = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    /// <summary>Days of the limit.</summary>
    public double Days { get; set; }

    /// <summary>Hours of the limit.</summary>
    public double Hours { get; set; }

    /// <summary>Minutes of the limit.</summary>
    public double Minutes { get; set; }

    /// <summary>Whether the grains are never collected for being idle.</summary>
    public bool AlwaysActive { get; set; }

    /// <summary>The limit.</summary>
    public TimeSpan AgeLimit => _limit ?? Sum();

    private TimeSpan Sum()
    {
        var sum = AlwaysActive
            ? TimeSpan.FromDays(short.MaxValue)
            : TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
        return sum < MinAgeLimit ? MinAgeLimit : sum;
    }
}
