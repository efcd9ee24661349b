using Npgsql;
using Shop.Chaos.Checking;
using Shop.Chaos.Processes;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Tests;

/// <summary>A shop in which some shopped for a moment, and to which nothing was done.</summary>
public sealed class QuietShop : IAsyncLifetime
{
    private const int Shoppers = 12;
    private const int Queuers = 3;

    private DrilledShop? _shop;

    internal NpgsqlDataSource Database => _shop!.Database;

    internal Ledger Ledger { get; private set; } = null!;

    internal Checker Checker { get; private set; } = null!;

    internal Checker NewChecker(Ledger ledger) => new(Database, ledger, _shop!.Goods);

    public async Task InitializeAsync()
    {
        _shop = await DrilledShop.StartAsync(1);
        var goods = _shop.Goods.Keys.ToList();
        var sale = await ShopStaff.OpenRoomAsync(_shop, goods[0], TimeSpan.Zero, TimeSpan.FromMinutes(1));
        using var load = new Load(_shop.Address, Shoppers, 1, goods[1..], TimeSpan.FromMilliseconds(20), sale, Queuers);
        while (load.Ledger.Cancelled.IsEmpty || load.Ledger.Refused.IsEmpty || load.Ledger.Winners.IsEmpty || load.Ledger.Carts.All(static cart => cart.Lines.IsEmpty)
            || load.Ledger.Places.All(static place => place.Checkout is null))
        {
            await Task.Delay(20);
        }

        await load.StopAsync();
        (Ledger, Checker) = (load.Ledger, NewChecker(load.Ledger));
        (await Checker.JudgeAsync()).ShouldBeEmpty();
    }

    public async Task DisposeAsync()
    {
        if (_shop is not null)
        {
            await _shop.DisposeAsync();
            Directory.Delete(_shop.Folder, recursive: true);
        }
    }
}
