using Orleans;
using Orleans.Runtime;

namespace Shop.ShopProcess.Halting;

/// <summary>Makes the calls between grains points of the checkouts that they are about.</summary>
internal sealed class HaltingCalls(HaltingPoints points) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (points.Find([context.SourceId?.Key.ToString(), context.TargetId.Key.ToString()]) is not { } checkout)
        {
            await context.Invoke();
            return;
        }

        var name = $"{context.InterfaceName.Split('.')[^1]}.{context.MethodName}";
        await checkout.PassAsync("before", name);
        await context.Invoke();
        await checkout.PassAsync("after", name);
    }
}
