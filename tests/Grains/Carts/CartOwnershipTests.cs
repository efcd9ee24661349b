using Shop.Carts;
using Shop.Customers;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

/// <summary>Whom a cart obeys, and on which of its versions.</summary>
public sealed class CartOwnershipTests
{
    private static readonly ShopperId _owner = ShopperId.NewGuest(TimeProvider.System);
    private static readonly ShopperId _other = ShopperId.NewGuest(TimeProvider.System);
    private static readonly CartState _mine = Decide(new CartState(), new OpenCart(OperationId.New()) { Shopper = _owner }).State;

    public static TheoryData<CartCommand> AllCommands => new(
        Add("A", 1), Set("A", 1), Remove("A"), Clear(), new OpenCart(OperationId.New()), new CloseCart(OperationId.New(), default),
        new MergeCart(OperationId.New(), default, []));

    [Fact]
    public void whoever_opens_a_cart_first_owns_it()
    {
        _mine.Owner.ShouldBe(_owner);
        _mine.Version.ShouldBe(0);
        Decide(_mine, new OpenCart(OperationId.New()) { Shopper = _owner }).IsRepeat.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public void a_cart_obeys_nobody_but_its_owner(CartCommand command)
    {
        var decision = Decide(_mine.After(Add("A", 2) with { Shopper = _owner }), command with { Shopper = _other });

        decision.Refusal!.Rule.ShouldBe(CartRule.NotYours);
        decision.State.Contents().ShouldBe(new Dictionary<string, int> { ["A"] = 2 });
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public void a_cart_that_was_never_opened_takes_no_other_command(CartCommand command)
    {
        if (command is not OpenCart)
        {
            Decide(new CartState(), command with { Shopper = _other }).Refusal!.Rule.ShouldBe(CartRule.NotYours);
        }
    }

    [Fact]
    public void a_stranger_who_repeats_the_owners_operation_is_told_nothing()
    {
        var add = Add("A", 2);

        Decide(_mine.After(add with { Shopper = _owner }), add with { Shopper = _other }).ShouldSatisfyAllConditions(
            decision => decision.IsRepeat.ShouldBeFalse(),
            decision => decision.Refusal!.Rule.ShouldBe(CartRule.NotYours));
    }

    [Fact]
    public void a_change_decided_on_another_version_is_refused()
    {
        var cart = _mine.After(Add("A", 1) with { Shopper = _owner });

        Decide(cart, Mine(Add("B", 1)) with { ExpectedVersion = 0 }).Refusal!.Rule.ShouldBe(CartRule.VersionDiffers);
        Decide(cart, Mine(Add("B", 1)) with { ExpectedVersion = 1 }).State.Version.ShouldBe(2);
    }

    [Fact]
    public void the_repeat_of_a_change_is_one_though_the_version_has_moved_on()
    {
        var add = Mine(Add("A", 1)) with { ExpectedVersion = 0 };

        Decide(Decide(_mine, add).State, add).IsRepeat.ShouldBeTrue();
    }

    [Fact]
    public void a_line_remembers_the_price_that_was_asked_for_last()
    {
        var cart = _mine.After(Priced("A", 1, 100), Priced("A", 1, 120));

        cart.Lines.Single().SeenPrice!.Value.MinorUnits.ShouldBe(120);
        cart.After(Mine(Set("A", 5))).Lines.Single().SeenPrice!.Value.MinorUnits.ShouldBe(120);
    }

    [Fact]
    public void the_repeat_of_an_add_is_one_though_the_price_has_changed()
    {
        var add = Priced("A", 1, 100);

        Decide(_mine.After(add), add with { UnitPrice = new Money(120, Currency.Parse("USD")) }).IsRepeat.ShouldBeTrue();
    }

    [Fact]
    public void a_cart_is_of_one_currency()
    {
        var cart = _mine.After(Priced("A", 1, 100));

        Decide(cart, Priced("B", 1, 100, "EUR")).Refusal!.Rule.ShouldBe(CartRule.CurrencyDiffers);
        Decide(cart, Priced("A", 1, 100, "EUR")).State.Lines.Single().SeenPrice!.Value.Currency.Code.ShouldBe("EUR");
    }

    [Fact]
    public void what_is_not_sold_any_more_can_be_set_only_where_it_is_in_the_cart()
    {
        var cart = _mine.After(Priced("A", 1, 100));

        Decide(cart, Mine(new SetItem(OperationId.New(), Sku.Parse("A"), 3, IsLineNeeded: true))).State.Contents()["A"].ShouldBe(3);
        Decide(cart, Mine(new SetItem(OperationId.New(), Sku.Parse("B"), 3, IsLineNeeded: true))).Refusal!.Rule.ShouldBe(CartRule.NoLine);
    }

    private static AddItem Priced(string sku, int quantity, long price, string currency = "USD") =>
        Mine(Add(sku, quantity)) with { UnitPrice = new Money(price, Currency.Parse(currency)) };

    private static TCommand Mine<TCommand>(TCommand command)
        where TCommand : CartCommand => command with { Shopper = _owner };

    private static CartDecision Decide(CartState cart, CartCommand command) => CartDecisions.Decide(cart, command, Now);
}
