using Shop.Api.Idempotency;
using Shop.Api.Sessions;
using Shop.Hosting.Settings;

namespace Shop.Api.Staff;

/// <summary>Employees over HTTP: the owner's business only.</summary>
public static class StaffEndpoints
{
    /// <summary>Registers what they need; after the accounts.</summary>
    public static void AddStaff(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<OwnerSettings, OwnerSettingsValidator>(OwnerSettings.Section);
        builder.Services.AddScoped<StaffRoster>();
        builder.Services.AddHostedService<FirstOwner>();
    }

    /// <summary>Maps them.</summary>
    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapGroup("/admin/staff").RequireAuthorization(Policies.Owner).WithTags("Staff");
        staff.MapGet("", static async (StaffRoster roster, CancellationToken cancellationToken) =>
            TypedResults.Ok(new StaffPage(await roster.ListAsync(cancellationToken), null))).WithSummary("All employees");
        staff.MapPost("", TakeOn.HandleAsync).Idempotent().WithSummary("Takes an employee on");
        staff.MapPut("/{id}/roles", SetRoles.HandleAsync).Idempotent().WithSummary("Says what an employee may do");
    }
}
