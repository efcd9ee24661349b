using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Grains.Tests.State;

public sealed class StateSerializerTests
{
    private readonly IGrainStorageSerializer _serializer =
        new ServiceCollection().AddShopGrains().BuildServiceProvider().GetRequiredService<IGrainStorageSerializer>();

    [Fact]
    public void a_type_without_a_generated_context_is_refused()
    {
        var exception = Should.Throw<NotSupportedException>(() => _serializer.Serialize(new Unregistered()));

        exception.Message.ShouldContain(nameof(Unregistered));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":")]
    public void text_that_is_no_state_is_refused(string text) =>
        Should.Throw<JsonException>(() => _serializer.Deserialize<Shop.Carts.CartState>(BinaryData.FromString(text)));

    private sealed record Unregistered;
}
