using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>
/// The texts of mails, which are files, a folder a language: a subject, an empty line, a body; <c>{{word}}</c> stands for what is
/// filled in. Paragraphs stand apart by an empty line. The HTML says the same: there is nothing to keep in step.
/// </summary>
public static partial class MailTemplates
{
    private const string Prefix = "Shop.Silo.Mail.Templates.";
    private const string SubjectMark = "Subject: ";
    private const string Between = "\n\n";

    /// <summary>Fills one in, where a word may stand for several texts: each gets a line of its own.</summary>
    /// <param name="mail">Which text, in which language, to whom. In a language that there is none in, it is the usual one.</param>
    /// <param name="data">What is filled in. A text of several lines becomes one: it could pretend to be ours.</param>
    /// <exception cref="KeyNotFoundException">There is no such text, or a word of it isn't filled in.</exception>
    public static MailMessage Fill(ClaimedMail mail, IReadOnlyDictionary<string, ImmutableArray<string>> data)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var language = MailLanguages.All.Contains(mail.Language) ? mail.Language : MailLanguages.Default;
        var parts = Read(language, mail.Template).TrimEnd('\n').Split(Between);
        var subject = Fill(parts[0][SubjectMark.Length..], data);
        var body = parts[1..];
        return new MailMessage(
            mail.Id, mail.Recipient, language, subject,
            Fill(string.Join(Between, body), data) + "\n",
            MailHtml.Document(language, subject, body.Select(paragraph => LinesOf(paragraph, data))));
    }

    // Where the file breaks a paragraph's lines is nothing to a window; where each text of a list ends is.
    private static string[] LinesOf(string paragraph, IReadOnlyDictionary<string, ImmutableArray<string>> data) =>
        List().IsMatch(paragraph) ? Fill(paragraph, data).Split('\n') : [Fill(paragraph.Replace('\n', ' '), data)];

    private static string Fill(string text, IReadOnlyDictionary<string, ImmutableArray<string>> data) =>
        Place().Replace(text, place => string.Join('\n', data[place.Groups[1].Value].Select(OneLine)));

    private static string Read(string language, string template)
    {
        using var file = typeof(MailTemplates).Assembly.GetManifestResourceStream($"{Prefix}{language}/{template}.txt")
            ?? throw new KeyNotFoundException($"There is no text for the mail '{template}'.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string OneLine(string text) => string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter));

    [GeneratedRegex(@"\{\{([a-zA-Z]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\{\{[a-zA-Z]+\}\}$", RegexOptions.CultureInvariant)]
    private static partial Regex List();
}
