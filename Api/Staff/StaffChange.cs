namespace Shop.Api.Staff;

/// <summary>Somebody's roles were changed: a row of the audit log, written with what it tells.</summary>
public sealed class StaffChange
{
    /// <summary>Who made the first owner.</summary>
    public const string AtStart = "start";

    /// <summary>Its name; newer ones sort behind (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Who did it: a shopper's id, or <see cref="AtStart"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>Whose roles: a shopper's id.</summary>
    public required string Account { get; init; }

    /// <summary>What they were allowed before.</summary>
    public required string[] Before { get; init; }

    /// <summary>What they are allowed since.</summary>
    public required string[] After { get; init; }
}
