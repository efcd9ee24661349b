using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Shop.Checkout;
using Shop.Inventory;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Silo.Tests.Inventory;

/// <summary>Stock, from the grain to the database's own view; one silo for all of them, and two that both own everything.</summary>
public sealed class StockGrainTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private readonly Sku _sku = Sku.Parse($"S-{Guid.NewGuid():N}");

    private IStockGrain Stock => silos.Left.GetGrain<IStockGrain>(StockKey.Of(_sku));

    [Fact]
    public async Task what_was_counted_is_there_and_in_the_ledger()
    {
        var counted = await Stock.Change(Count(100, "delivery"));
        var adjusted = await Stock.Change(Adjust(-3, "broken"));

        counted.Count.ShouldBe(new StockCount(_sku, 100, 0, 1));
        adjusted.Count.ShouldBe(new StockCount(_sku, 97, 0, 2));
        (await Rows("SELECT kind || ' ' || delta || ' ' || on_hand || ' ' || reason FROM shop.stock_ledger WHERE sku = $1 ORDER BY id"))
            .ShouldBe(["counted 100 100 delivery", "adjusted -3 97 broken"]);
    }

    [Fact]
    public async Task a_change_is_made_once_whatever_number_of_times_it_is_asked_for()
    {
        var add = Adjust(5, "found");

        await Stock.Change(add);
        var again = await Stock.Change(add);
        var other = await Stock.Change(add with { Value = 6 });

        (again.IsRepeat, again.Count.OnHand).ShouldBe((true, 5));
        other.Refusal.ShouldBe(StockRefusal.OperationReused);
    }

    [Fact]
    public async Task no_fewer_can_be_counted_than_are_reserved()
    {
        await Stock.Change(Count(10, "delivery"));
        (await Stock.Hold(Hold(4))).ShouldBe(new HoldResult(HoldOutcome.Held, 6));

        (await Stock.Change(Count(3, "theft"))).Refusal.ShouldBe(StockRefusal.BelowReserved);
        (await Stock.Change(Adjust(-7, "theft"))).Refusal.ShouldBe(StockRefusal.BelowReserved);
        (await Stock.Change(Count(InventoryLimits.MaxOnHand + 1, "typo"))).Refusal.ShouldBe(StockRefusal.TooMany);
        (await Stock.Change(Adjust(int.MaxValue, "typo"))).Refusal.ShouldBe(StockRefusal.TooMany);
        (await Stock.Count()).OnHand.ShouldBe(10);
    }

    [Fact]
    public async Task a_checkout_has_one_hold_of_a_thing()
    {
        await Stock.Change(Count(10, "delivery"));
        var hold = Hold(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Stock.Hold(hold)));

        answers.ShouldAllBe(answer => answer.Outcome == HoldOutcome.Held);
        (await Stock.Count()).Reserved.ShouldBe(2);
        (await Stock.Hold(hold with { Quantity = 3 })).Outcome.ShouldBe(HoldOutcome.OtherQuantity);
        (await Stock.Move(hold.Checkout, HoldMove.Release)).ShouldBeTrue();
        (await Stock.Move(hold.Checkout, HoldMove.Release)).ShouldBeTrue();
        (await Stock.Hold(hold)).ShouldBe(new HoldResult(HoldOutcome.Ended, 10));
    }

    [Fact]
    public async Task of_a_thousand_who_want_the_last_fifty_fifty_get_one()
    {
        await Stock.Change(Count(50, "delivery"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i =>
            (i % 2 == 0 ? silos.Left : silos.Right).GetGrain<IStockGrain>(StockKey.Of(_sku)).Hold(Hold(1))));

        answers.Count(answer => answer.Outcome == HoldOutcome.Held).ShouldBe(50);
        answers.Count(answer => answer.Outcome == HoldOutcome.InsufficientStock).ShouldBe(950);
        (await Rows("SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1")).ShouldBe(["50 50"]);
        (await Rows("SELECT count(*) || ' ' || sum(quantity) FROM shop.stock_holds WHERE sku = $1 AND state = 'held'")).ShouldBe(["50 50"]);
    }

    [Fact]
    public async Task of_a_thousand_who_want_the_last_one_one_gets_it()
    {
        await Stock.Change(Count(1, "delivery"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i =>
            (i % 2 == 0 ? silos.Left : silos.Right).GetGrain<IStockGrain>(StockKey.Of(_sku)).Hold(Hold(1))));

        answers.Count(answer => answer.Outcome == HoldOutcome.Held).ShouldBe(1);
        answers.Count(answer => answer == new HoldResult(HoldOutcome.InsufficientStock, 0)).ShouldBe(999);
    }

    [Fact]
    public async Task among_many_who_get_theirs_each_is_answered_for_itself()
    {
        await Stock.Change(Count(100, "delivery"));
        var (known, ended) = (Hold(2), Hold(3));
        await Task.WhenAll(Stock.Hold(known), Stock.Hold(ended));
        await Stock.Move(ended.Checkout, HoldMove.Release);

        var answers = await Task.WhenAll(
            Stock.Hold(Hold(5)), Stock.Hold(known), Stock.Hold(ended), Stock.Hold(Hold(7)), Stock.Hold(known with { Quantity = 9 }));

        answers.Select(answer => answer.Outcome).ShouldBe(
            [HoldOutcome.Held, HoldOutcome.Held, HoldOutcome.Ended, HoldOutcome.Held, HoldOutcome.OtherQuantity]);
        (await Rows("SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1")).ShouldBe(["100 14"]);
    }

    [Fact]
    public async Task who_wants_more_than_there_is_leaves_it_to_who_wants_less()
    {
        await Stock.Change(Count(3, "delivery"));

        var answers = await Task.WhenAll(Stock.Hold(Hold(2)), Stock.Hold(Hold(5)), Stock.Hold(Hold(1)));

        answers.Select(answer => answer.Outcome).ShouldBe([HoldOutcome.Held, HoldOutcome.InsufficientStock, HoldOutcome.Held]);
    }

    [Fact]
    public async Task what_is_being_paid_does_not_run_out_and_is_not_released()
    {
        await Stock.Change(Count(1, "delivery"));
        var hold = Hold(1);
        await Stock.Hold(hold);

        (await Stock.Move(hold.Checkout, HoldMove.BeginPayment)).ShouldBeTrue();
        await RunOut(hold.Checkout);

        (await Stock.Move(hold.Checkout, HoldMove.Expire)).ShouldBeFalse();
        (await Stock.Move(hold.Checkout, HoldMove.Release)).ShouldBeFalse();
        (await Stock.Count()).Available.ShouldBe(0);
        (await Stock.Move(hold.Checkout, HoldMove.Abandon)).ShouldBeTrue();
        (await Stock.Count()).Available.ShouldBe(1);
    }

    [Fact]
    public async Task what_was_refused_payment_may_be_tried_again()
    {
        await Stock.Change(Count(1, "delivery"));
        var hold = Hold(1);
        await Stock.Hold(hold);
        await Stock.Move(hold.Checkout, HoldMove.BeginPayment);

        (await Stock.Move(hold.Checkout, HoldMove.EndPayment)).ShouldBeTrue();
        (await Stock.Move(hold.Checkout, HoldMove.Expire)).ShouldBeFalse();
        (await Stock.Move(hold.Checkout, HoldMove.BeginPayment)).ShouldBeTrue();
    }

    [Fact]
    public async Task what_is_sold_leaves_the_books_once()
    {
        await Stock.Change(Count(10, "delivery"));
        var hold = Hold(4);
        await Stock.Hold(hold);
        await Stock.Move(hold.Checkout, HoldMove.BeginPayment);
        await Rows("UPDATE shop.stock_holds SET state = 'sold' WHERE sku = $1 RETURNING state");

        (await Stock.Move(hold.Checkout, HoldMove.Post)).ShouldBeTrue();
        (await Stock.Move(hold.Checkout, HoldMove.Post)).ShouldBeTrue();

        (await Stock.Count()).ShouldBe(new StockCount(_sku, 6, 0, 3));
        (await Rows("SELECT kind || ' ' || delta || ' ' || on_hand || ' ' || checkout_id FROM shop.stock_ledger WHERE sku = $1 ORDER BY id DESC LIMIT 1"))
            .ShouldBe([$"sold -4 6 {hold.Checkout}"]);
    }

    [Fact]
    public async Task a_hold_that_has_run_out_is_given_up_by_the_silo_itself()
    {
        await Stock.Change(Count(1, "delivery"));
        var hold = Hold(1);
        await Stock.Hold(hold);
        await RunOut(hold.Checkout);

        await Eventually.ReadAsync(
            async () => (await Rows("SELECT state FROM shop.stock_holds WHERE sku = $1")).Single(), state => state == "expired");

        (await Stock.Hold(Hold(1))).Outcome.ShouldBe(HoldOutcome.Held);
    }

    [Fact]
    public async Task a_thing_without_stock_is_not_to_be_had() =>
        (await Stock.Hold(Hold(1))).ShouldBe(new HoldResult(HoldOutcome.InsufficientStock, 0));

    private static PlaceHold Hold(int quantity) => new(CheckoutId.New(TimeProvider.System), quantity, TimeSpan.FromMinutes(10));

    private static ChangeStock Count(int value, string reason) => new(OperationId.New(), value, false, reason, "staff-1");

    private static ChangeStock Adjust(int value, string reason) => new(OperationId.New(), value, true, reason, "staff-1");

    private Task<List<string>> RunOut(CheckoutId checkout) =>
        Rows($"UPDATE shop.stock_holds SET expires_at = now() - interval '1 second' WHERE sku = $1 AND checkout_id = '{checkout}' RETURNING state");

    private Task<List<string>> Rows(string sql) => silos.Database.TextRowsAsync(sql, [_sku.Value]);
}

/// <summary>Two silos on one database that both own everything: clusters of their own, with one service's state.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private WebApplication _left = null!;
    private WebApplication _right = null!;

    public IGrainFactory Left => _left.Services.GetRequiredService<IGrainFactory>();

    public IGrainFactory Right => _right.Services.GetRequiredService<IGrainFactory>();

    public NpgsqlDataSource Database => _left.Services.GetRequiredService<NpgsqlDataSource>();

    public async Task InitializeAsync()
    {
        var database = await SiloProcess.CreateDatabaseAsync();
        _left = SiloProcess.Build(database, ("Silo:ClusterId", "left"));
        _right = SiloProcess.Build(database, ("Silo:ClusterId", "right"));
        await _left.StartAsync();
        await _right.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _left.StopAsync();
        await _right.StopAsync();
        await _left.DisposeAsync();
        await _right.DisposeAsync();
    }
}
