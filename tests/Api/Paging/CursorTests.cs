using FsCheck;
using FsCheck.Fluent;
using Shop.Api.Paging;

namespace Shop.Api.Tests.Paging;

public sealed class CursorTests
{
    [Fact]
    public void every_cursor_comes_back_as_it_was() =>
        Prop.ForAll<long, Guid, NonNull<string>>((key, id, scope) =>
            Cursor.TryDecode(new Cursor(key, id).Encode(scope.Get), scope.Get, out var read) && read == new Cursor(key, id))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void a_cursor_of_another_list_or_with_a_changed_letter_is_none()
    {
        var text = new Cursor(1299, Guid.NewGuid()).Encode("mugs");

        Cursor.TryDecode(text, "bowls", out _).ShouldBeFalse();
        for (var i = 0; i < text.Length; i++)
        {
            Cursor.TryDecode(text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..], "mugs", out _).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void what_is_no_cursor_is_none(string? text) => Cursor.TryDecode(text, "mugs", out _).ShouldBeFalse();
}
