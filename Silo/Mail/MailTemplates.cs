using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>
/// The texts of mails, which are files: a subject, an empty line, a body; <c>{{word}}</c> stands for what is filled in.
/// </summary>
public static partial class MailTemplates
{
    private const string Prefix = "Shop.Silo.Mail.Templates.";
    private const string SubjectMark = "Subject: ";

    /// <summary>Fills one in.</summary>
    /// <param name="id">The mail's name.</param>
    /// <param name="template">The file's name, without its extension.</param>
    /// <param name="recipient">The address.</param>
    /// <param name="data">What is filled in. A text of several lines becomes one: it could pretend to be ours.</param>
    /// <exception cref="KeyNotFoundException">There is no such text, or a word of it isn't filled in.</exception>
    public static MailMessage Fill(Guid id, string template, string recipient, IReadOnlyDictionary<string, string> data) =>
        Fill(id, template, recipient, data.ToDictionary(static word => word.Key, static word => ImmutableArray.Create(word.Value)));

    /// <summary>Fills one in, where a word may stand for several texts: each gets a line of its own.</summary>
    /// <param name="id">The mail's name.</param>
    /// <param name="template">The file's name, without its extension.</param>
    /// <param name="recipient">The address.</param>
    /// <param name="data">What is filled in. A text of several lines becomes one: it could pretend to be ours.</param>
    /// <exception cref="KeyNotFoundException">There is no such text, or a word of it isn't filled in.</exception>
    public static MailMessage Fill(Guid id, string template, string recipient, IReadOnlyDictionary<string, ImmutableArray<string>> data)
    {
        var text = Place().Replace(Read(template), place => string.Join('\n', data[place.Groups[1].Value].Select(OneLine)));
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new MailMessage(id, recipient, text[SubjectMark.Length..end], text[(end + 1)..].TrimStart('\n'));
    }

    private static string Read(string template)
    {
        using var file = typeof(MailTemplates).Assembly.GetManifestResourceStream($"{Prefix}{template}.txt")
            ?? throw new KeyNotFoundException($"There is no text for the mail '{template}'.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string OneLine(string text) => string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter));

    [GeneratedRegex(@"\{\{([a-zA-Z]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
