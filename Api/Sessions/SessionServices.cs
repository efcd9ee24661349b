using Microsoft.AspNetCore.Authentication;

namespace Shop.Api.Sessions;

/// <summary>Registers what tells who calls.</summary>
public static class SessionServices
{
    /// <summary>Adds the scheme, the policies, and what issues sessions.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(Caller.Scheme).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Caller.Scheme, null);
        services.AddSingleton<SessionCalls>();
        services.AddSingleton<SessionIssuer>();
        services.AddAuthorizationBuilder().AddShopPolicies();
        return services;
    }
}
