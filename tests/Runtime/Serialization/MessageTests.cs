using System.Collections.Immutable;
using Shop.Runtime.Serialization;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization;

public sealed class MessageTests
{
    private static Cart SampleCart() => new(Guid.NewGuid(), CartState.Closed, new() { ["gift"] = "yes", ["none"] = null })
    {
        Id = "cart-1",
        Lines = [new(new("A-1"), 2, new(1999, "EUR")) { Note = "blue" }, new(new("B"), 1, new(5, "USD"))],
        Expires = new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.FromHours(2)),
        Ratings = [1, -5, int.MaxValue],
        Coupons = ["X"],
        Scratch = new object(),
    };

    [Fact]
    public void a_class_arrives_with_all_its_members()
    {
        var cart = SampleCart();

        foreach (var copy in new[] { Wire.RoundTrip(cart), Wire.Copy(cart) })
        {
            copy.Id.ShouldBe(cart.Id);
            copy.Lines.ShouldBe(cart.Lines);
            copy.State.ShouldBe(CartState.Closed);
            copy.Expires.ShouldBe(cart.Expires);
            copy.Owner.ShouldBe(cart.Owner);
            copy.Attributes.ShouldBe(cart.Attributes);
            copy.Ratings.ShouldBe(cart.Ratings);
            copy.Coupons.ShouldBe(cart.Coupons);
            copy.Scratch.ShouldBeNull();
        }
    }

    [Fact]
    public void a_property_with_code_is_set_through_its_accessor()
    {
        var warm = new Temperature { Celsius = 21 };
        warm.ChangeUnit("K");

        Wire.RoundTrip(warm).Celsius.ShouldBe(21, 0.001);
        Wire.RoundTrip(warm).ReadUnit().ShouldBe("K");
    }

    [Fact]
    public void an_object_behind_its_base_class_keeps_its_own_type()
    {
        Shape[] shapes = [new Circle("c", 1.5), new Rectangle("r", 2, 3), new Label("l", 4, 5) { Text = "hi" }];

        Wire.RoundTrip(shapes).ShouldBe(shapes);
        Wire.Copy(shapes).ShouldBe(shapes);
    }

    [Fact]
    public void an_object_behind_an_interface_keeps_its_own_type()
    {
        IAnimal dog = new Dog { Name = "Rex", Friend = new Cat { Name = "Tom", Lives = 9 } };

        foreach (var copy in new[] { Wire.RoundTrip(dog), Wire.Copy(dog) })
        {
            copy.ShouldNotBeSameAs(dog);
            copy.ShouldBeOfType<Dog>().Friend.ShouldBe(new Cat { Name = "Tom", Lives = 9 });
        }
    }

    [Fact]
    public void a_generic_message_takes_any_argument()
    {
        var page = new Page<Money> { Items = [new(1, "EUR")], Total = 7 };

        Wire.RoundTrip(page).Items.ShouldBe(page.Items);
        Wire.RoundTrip(new Page<Money>.Cursor<Guid>(new(1, "EUR"), Guid.Empty)).ShouldBe(new Page<Money>.Cursor<Guid>(new(1, "EUR"), Guid.Empty));
        Wire.RoundTrip<object>(page).ShouldBeOfType<Page<Money>>().Total.ShouldBe(7);
    }

    [Fact]
    public void what_is_immutable_through_and_through_isnt_copied()
    {
        var tree = new Leafage("a", [new("b", []), new("c", [])]);

        Wire.Copy(tree).ShouldBeSameAs(tree);
        Wire.RoundTrip(tree).Children.Length.ShouldBe(2);
        Codecs.For<Leafage>().IsImmutable.ShouldBeTrue();
        Codecs.For<Money>().IsImmutable.ShouldBeTrue();
        Codecs.For<Cart>().IsImmutable.ShouldBeFalse();
        Codecs.For<ImmutableArray<Node>>().IsImmutable.ShouldBeFalse();
        var frozen = new Frozen();
        Wire.Copy(frozen).ShouldBeSameAs(frozen);
    }

    [Fact]
    public void an_exception_arrives_with_its_type_its_members_and_its_stack()
    {
        Exception Thrown()
        {
            try
            {
                throw new OutOfStockException("A-1", 3);
            }
            catch (OutOfStockException exception)
            {
                exception.Data["shelf"] = 7;
                return exception;
            }
        }

        var copy = Wire.RoundTrip(Thrown()).ShouldBeOfType<OutOfStockException>();

        copy.Message.ShouldBe("A-1 is out of stock");
        copy.Sku.ShouldBe("A-1");
        copy.Wanted.ShouldBe(3);
        copy.Data["shelf"].ShouldBe("7");
        copy.StackTrace.ShouldNotBeNull().ShouldContain(nameof(Thrown));
    }

    [Fact]
    public void exceptions_without_a_codec_keep_their_type_if_it_is_known()
    {
        Exception sent = new AggregateException("both", new PlainException("one"), new InvalidOperationException("two", new TimeoutException("three")));

        var copy = Wire.RoundTrip(sent).ShouldBeOfType<AggregateException>();

        copy.InnerExceptions[0].ShouldBeOfType<PlainException>().Message.ShouldBe("one");
        copy.InnerExceptions[1].InnerException.ShouldBeOfType<TimeoutException>().Message.ShouldBe("three");
    }

    [Fact]
    public void an_exception_of_an_unknown_type_says_which()
    {
        var copy = Wire.RoundTrip<Exception>(new System.Net.Sockets.SocketException(10061)).ShouldBeOfType<RemoteException>();

        copy.RemoteType.ShouldBe("System.Net.Sockets.SocketException");
        Wire.RoundTrip<Exception>(copy).ShouldBeOfType<RemoteException>().RemoteType.ShouldBe("System.Net.Sockets.SocketException");
    }
}
