using System.Diagnostics;
using OpenTelemetry;

namespace Shop.Hosting.Telemetry;

/// <summary>
/// Leaves the keys of grains out of traces: sessions, carts and whoever asks for a mail are named by them. What kind of grain was
/// called stays.
/// </summary>
internal sealed class KeysLeftOut : BaseProcessor<Activity>
{
    // Those of the runtime of this repository, and of Microsoft Orleans.
    private static readonly string[] _ids =
        ["rpc.orleans.target_id", "orleans.rpc.target_id", "orleans.rpc.source_id", "orleans.grain.id", "orleans.durable_job.target_grain_id"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var name in _ids)
        {
            if (data.GetTagItem(name)?.ToString() is { } id && id.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end)
            {
                data.SetTag(name, id[..end]);
            }
        }
    }
}
