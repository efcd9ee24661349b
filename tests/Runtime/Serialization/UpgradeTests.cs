using FsCheck;
using FsCheck.Fluent;
using Shop.Runtime.Tests.Serialization.Generating;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization;

/// <summary>Old and new versions of a message understand each other.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public void an_old_reader_steps_over_what_it_doesnt_know()
    {
        var sent = new NewOrder
        {
            Number = "O-1",
            Groups = new() { ["a"] = [new(new("S"), 1, new(2, "EUR"))] },
            Lines = 3,
            Shape = new Label("l", 1, 2),
            Detail = new() { A = 5, B = "new" },
            Pairs = [(1, "x")],
        };

        var read = ReadAs<NewOrder, OldOrder>(sent);

        read.Number.ShouldBe("O-1");
        read.Lines.ShouldBe(3);
        read.Detail!.A.ShouldBe(5);
    }

    [Fact]
    public void a_new_reader_leaves_what_is_missing_at_its_default()
    {
        var read = ReadAs<OldOrder, NewOrder>(new() { Number = "O-1", Lines = 3, Detail = new() { A = 5 } });

        read.Number.ShouldBe("O-1");
        read.Lines.ShouldBe(3);
        read.Detail!.A.ShouldBe(5);
        read.Detail.B.ShouldBe("b");
        read.Channel.ShouldBe("web");
        read.Groups.Keys.ShouldBe(["unset"]);
        read.Shape.ShouldBeNull();
    }

    [Fact]
    public void a_record_gains_a_parameter()
    {
        ReadAs<OldLine, NewLine>(new("A") { Note = "n" }).ShouldBe(new NewLine("A", 0) { Note = "n" });
        ReadAs<NewLine, OldLine>(new("A", 2) { Note = "n", IsGift = true }).ShouldBe(new OldLine("A") { Note = "n" });
    }

    [Fact]
    public void any_member_can_be_added_to_any_message() => Prop
        .ForAll(Values.Of(typeof(NewOrder)).Where(static order => order is not null).ToArbitrary(), static order =>
        {
            ReadAs<NewOrder, Unknowing>((NewOrder)order!).ShouldNotBeNull();
            if (((NewOrder)order!).Lines is >= int.MinValue and <= int.MaxValue)
            {
                ReadAs<NewOrder, OldOrder>((NewOrder)order).Number.ShouldBe(((NewOrder)order).Number);
            }
        })
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void a_type_that_got_an_alias_is_still_read_by_its_full_name()
    {
        var sent = Wire.Write<Shape>(new Circle("c", 1));

        Rename(sent, "circle", typeof(Circle).FullName!, out var renamed);

        Wire.Read<Shape>(renamed).ShouldBe(new Circle("c", 1));
    }

    private static void Rename(byte[] message, string before, string after, out byte[] renamed)
    {
        var index = message.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(before));
        renamed = [.. message[..(index - 1)], (byte)after.Length, .. System.Text.Encoding.UTF8.GetBytes(after), .. message[(index + before.Length)..]];
    }

    private static TRead ReadAs<TSent, TRead>(TSent sent) => Wire.Read<TRead>(Wire.Write(sent));
}
