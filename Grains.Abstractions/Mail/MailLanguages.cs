using System.Collections.Immutable;

namespace Shop.Mail;

/// <summary>The languages that mails are written in: those of the files in <c>Silo/Mail/Templates</c>, as small ISO 639-1 codes.</summary>
public static class MailLanguages
{
    /// <summary>Where nobody has said which, or one that there is none in.</summary>
    public const string Default = "en";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Default, "de"];
}
