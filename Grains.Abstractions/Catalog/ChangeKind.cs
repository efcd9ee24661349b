using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>What sort of change it was. The numbers are stored and go over the wire: they never change their meaning.</summary>
[GenerateSerializer, Alias("shop.catalog.ChangeKind")]
public enum ChangeKind
{
    /// <summary>Staff made or edited it.</summary>
    [JsonStringEnumMemberName("edit")]
    Edit = 0,

    /// <summary>Staff took it from sale.</summary>
    [JsonStringEnumMemberName("archive")]
    Archive = 1,

    /// <summary>An import made or replaced it.</summary>
    [JsonStringEnumMemberName("import")]
    Import = 2,

    /// <summary>It came with the demo catalog.</summary>
    [JsonStringEnumMemberName("demo")]
    Demo = 3,

    /// <summary>Staff counted or adjusted a stock; the subject is the stock's key.</summary>
    [JsonStringEnumMemberName("stock")]
    Stock = 4,

    /// <summary>The owner said what an employee may do; it is in the audit log only, no product's grain sees it.</summary>
    [JsonStringEnumMemberName("roles")]
    Roles = 5,

    /// <summary>Staff opened or changed a waiting room; the subject is its id, the version its revision.</summary>
    [JsonStringEnumMemberName("waiting_room")]
    WaitingRoom = 6,

    /// <summary>The owner added, changed or removed a webhook; the subject is its id, the version its revision.</summary>
    [JsonStringEnumMemberName("webhook")]
    Webhook = 7,

    /// <summary>The owner drained a silo, or had it take grains again; the subject is <c>silo-</c> and its name. It is in the audit log only.</summary>
    [JsonStringEnumMemberName("silo")]
    Silo = 8,
}
