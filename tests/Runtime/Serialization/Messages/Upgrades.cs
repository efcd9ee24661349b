using Orleans;

namespace Shop.Runtime.Tests.Serialization.Messages;

// Two versions of one message, and messages for odd cases.

[GenerateSerializer]
internal sealed class OldOrder
{
    [Id(0)]
    public string Number { get; set; } = "";

    [Id(2)]
    public int Lines { get; set; }

    [Id(5)]
    public OldDetail? Detail { get; set; }
}

/// <summary>A member less, four more, one wider.</summary>
[GenerateSerializer]
internal sealed class NewOrder
{
    [Id(0)]
    public string Number { get; set; } = "";

    [Id(1)]
    public Dictionary<string, List<CartLine>> Groups { get; set; } = new() { ["unset"] = [] };

    [Id(2)]
    public long? Lines { get; set; }

    [Id(3)]
    public Shape? Shape { get; set; }

    [Id(4)]
    public string Channel { get; set; } = "web";

    [Id(5)]
    public NewDetail? Detail { get; set; }

    [Id(200)]
    public (int, string)[] Pairs { get; set; } = [];
}

[GenerateSerializer]
internal sealed class OldDetail
{
    [Id(0)]
    public int A { get; set; }
}

[GenerateSerializer]
internal sealed class NewDetail
{
    [Id(0)]
    public int A { get; set; }

    [Id(1)]
    public string B { get; set; } = "b";
}

[GenerateSerializer]
internal sealed record OldLine(string Sku)
{
    [Id(0)]
    public string? Note { get; init; }
}

/// <summary>A parameter more, and a member more.</summary>
[GenerateSerializer]
internal sealed record NewLine(string Sku, int Count)
{
    [Id(0)]
    public string? Note { get; init; }

    [Id(1)]
    public bool IsGift { get; init; }
}

/// <summary>Knows of no member.</summary>
[GenerateSerializer]
internal sealed class Unknowing;

/// <summary>Takes not every value.</summary>
[GenerateSerializer]
internal sealed class Picky
{
    [NonSerialized]
    private string _name = "";

    [Id(0)]
    public string Name
    {
        get => _name;
        set => _name = value == "evil" ? throw new ArgumentException("No.") : value;
    }
}
