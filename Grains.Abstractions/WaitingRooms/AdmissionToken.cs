using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Shop.WaitingRooms;

/// <summary>
/// Says that a shopper's turn has come: <c>admission-</c> and 32 small hexadecimal digits, all of them by chance. It is worth
/// nothing to anybody else, and good for one checkout within its time.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.AdmissionToken"), JsonConverter(typeof(AdmissionTokenJsonConverter))]
public readonly record struct AdmissionToken
{
    private const string Prefix = "admission-";
    private const int Bytes = 16;

    [Id(0)]
    private readonly string? _value;

    private AdmissionToken(string text) => _value = text;

    /// <summary>The text; empty for the default value, which admits nobody.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one, which nobody can guess.</summary>
    public static AdmissionToken New() => new(Prefix + RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static AdmissionToken Parse(string text) => TryParse(text, out var token) ? token : throw IdText.Wrong(text, "admission", Prefix);

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AdmissionToken token)
    {
        var isValid = IdText.IsOne(text, Prefix);
        token = isValid ? new AdmissionToken(text!) : default;
        return isValid;
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
