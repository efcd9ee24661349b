using System.Diagnostics;
using OpenTelemetry;

namespace Shop.Hosting.Telemetry;

/// <summary>
/// Leaves the keys of grains out of traces: sessions, carts and whoever asks for a mail are named by them. What kind of grain was
/// called stays.
/// </summary>
internal sealed class KeysLeftOut : BaseProcessor<Activity>
{
    private const string Target = "rpc.orleans.target_id";

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Target) is string target && target.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end)
        {
            data.SetTag(Target, target[..end]);
        }
    }
}
