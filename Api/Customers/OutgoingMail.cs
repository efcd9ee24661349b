namespace Shop.Api.Customers;

/// <summary>A mail that is to be sent: a row of the outbox, written with what causes it.</summary>
public sealed class OutgoingMail
{
    /// <summary>Its name; newer ones sort behind (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Which text.</summary>
    public required string Template { get; init; }

    /// <summary>In which language: one of <see cref="Shop.Mail.MailLanguages"/>.</summary>
    public required string Language { get; init; }

    /// <summary>To whom: an address as its holder wrote it.</summary>
    public required string Recipient { get; init; }

    /// <summary>What is filled in, as JSON: an object of texts.</summary>
    public required string Data { get; init; }

    /// <summary>When it was sent; null until then.</summary>
    public DateTimeOffset? SentAt { get; init; }
}
