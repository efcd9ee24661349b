using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Api.Limits;

/// <summary>The bounds of one process that depend on the machine it runs on: section <c>Limits</c>.</summary>
public sealed class ApiLimits
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>Open connections; one more is closed at once. 10,000 live streams and as many that ask and leave.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsMax { get; set; } = 20_000;

    /// <summary>
    /// Requests that are being answered or wait for their turn, live streams aside: half of them being answered at most. One more is told
    /// 503 at once; how many are really let in follows from how long answers take (<c>Overload</c>). A request takes some milliseconds:
    /// a thousand at a time are more than the cores can use.
    /// </summary>
    [Range(1, 100_000)]
    public int RequestsInFlightMax { get; set; } = 2_000;

    /// <summary>
    /// Requests that are answered at a time however slow answers get, <see cref="RequestsInFlightMax"/> allowing. So few keep two cores busy
    /// even where each waits for the database most of its time; a machine of many cores can take more for certain.
    /// </summary>
    [Range(1, 100_000)]
    public int RequestsAtOnceMin { get; set; } = 16;

    /// <summary>
    /// Live streams at a time; one more is told 503. Each is a connection, some kilobytes, and a share of what is watched for it.
    /// </summary>
    [Range(1, 1_000_000)]
    public int LiveStreamsMax { get; set; } = 10_000;

    /// <summary>
    /// Live streams of one session: a browser's tabs share one, and one that ends is noticed late on a bad line.
    /// </summary>
    [Range(1, 1_000)]
    public int LiveStreamsOfSessionMax { get; set; } = 6;

    /// <summary>Live streams of one address (of IPv6: one network), behind which may be an office.</summary>
    [Range(1, 1_000_000)]
    public int LiveStreamsOfAddressMax { get; set; } = 500;

    /// <summary>
    /// How long a request's head may take, in seconds: a phone on a bad line needs two, slowloris all it can get.
    /// </summary>
    [Range(1, 60)]
    public int HeadSecondsMax { get; set; } = 15;

    /// <summary>
    /// Requests that one session may make at once, after a pause; then <see cref="SessionPerSecond"/>. A shopper with fifty tabs
    /// needs some hundreds.
    /// </summary>
    [Range(1, 1_000_000)]
    public int SessionBurst { get; set; } = 2_000;

    /// <summary>Requests a second that one session may go on with.</summary>
    [Range(1, 1_000_000)]
    public int SessionPerSecond { get; set; } = 100;

    /// <summary>
    /// Requests that one address (of IPv6: one network) may make at once, after a pause; then <see cref="AddressPerSecond"/>.
    /// Behind one address may be an office, or a mobile carrier's gateway.
    /// </summary>
    [Range(1, 10_000_000)]
    public int AddressBurst { get; set; } = 20_000;

    /// <summary>Requests a second that one address may go on with.</summary>
    [Range(1, 10_000_000)]
    public int AddressPerSecond { get; set; } = 2_000;
}

/// <summary>Checks <see cref="ApiLimits"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class ApiLimitsValidator : IValidateOptions<ApiLimits>;
