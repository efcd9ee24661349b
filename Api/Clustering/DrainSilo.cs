using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Shop.Api.Calls;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Clustering;

namespace Shop.Api.Clustering;

/// <summary>Drains a silo that lives on, or has it take grains again.</summary>
internal sealed class DrainSilo(IClusterClient grains, GrainCalls calls, NpgsqlDataSource database, IOptions<ClusterSettings> settings, DrainLog log)
{
    public static Task<Results<NoContent, ProblemHttpResult>> DrainAsync(string address, DrainSilo silos, HttpContext context) =>
        silos.DoAsync(address, drained: true, context);

    public static Task<Results<NoContent, ProblemHttpResult>> UndrainAsync(string address, DrainSilo silos, HttpContext context) =>
        silos.DoAsync(address, drained: false, context);

    private async Task<Results<NoContent, ProblemHttpResult>> DoAsync(string address, bool drained, HttpContext context)
    {
        var rows = await SiloRow.ReadAllAsync(database, settings.Value, context.RequestAborted);
        if (rows.Find(row => row.Status != SiloStatus.Dead && row.Address.ToParsableString() == address) is not { } row)
        {
            return Problem.NotFound();
        }

        var (subject, actor) = (SiloSubject.Of(row.Label), context.User.ShopperId());
        var operation = context.Operation(actor);
        await log.NoteAsync(subject, drained, actor, operation, context.RequestAborted);

        // Done twice it is as done once.
        var result = await calls.RepeatableAsync(
            grains.GetGrain<ISilosGrain>(ISilosGrain.Key), silos => drained ? silos.Drain(address) : silos.Undrain(address));
        if (result == DrainResult.Done)
        {
            return TypedResults.NoContent();
        }

        await log.StrikeAsync(subject, operation);
        return result switch
        {
            DrainResult.IsLast => Conflict("last_silo", "No other silo takes grains: there is nobody to hand this one's to."),
            DrainResult.IsStopping => Conflict("silo_stopping", "The silo is being stopped."),
            DrainResult.IsImpossible => Conflict(
                "cannot_drain", "On Microsoft Orleans a silo hands its grains on by stopping: stop its process, and start it when it is to have grains again."),
            _ => Problem.NotFound(),
        };
    }

    private static ProblemHttpResult Conflict(string code, string detail) => Problem.Of(StatusCodes.Status409Conflict, code, detail);
}
