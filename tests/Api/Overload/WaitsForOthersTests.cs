using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Overload;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Overload;

/// <summary>Which requests say nothing of how busy the shop is, over HTTP.</summary>
public sealed class WaitsForOthersTests
{
    [Fact]
    public async Task a_checkout_waits_for_a_bank_only_where_it_is_paid_at_once()
    {
        var seen = new Requests();
        await using var api = await ApiServer.StartAsync(
            (await ShopServer.Shared).DatabaseAddress, builder => builder.Services.AddSingleton<IStartupFilter>(seen));
        var (known, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        using var guest = new ShopClient(api.Client) { Token = known.Token };

        var total = (await guest.OpenCheckoutAsync(cart)).GetProperty("total");
        using var paid = await guest.CheckOutAsync(CheckoutRequests.Body(cart, CheckoutRequests.Payment(), total));

        ((int)paid.StatusCode).ShouldBe(201, await paid.Content.ReadAsStringAsync());
        seen.Marked.ShouldBe([false, true]);
    }

    /// <summary>Looks at each request for a checkout when its answer begins.</summary>
    private sealed class Requests : IStartupFilter
    {
        public ConcurrentQueue<bool> Marked { get; } = [];

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, inner) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.Request.Path == CheckoutRequests.Path)
                    {
                        Marked.Enqueue(WaitsForOthers.IsMarked(context));
                    }

                    return Task.CompletedTask;
                });
                await inner(context);
            });
            next(app);
        };
    }
}
