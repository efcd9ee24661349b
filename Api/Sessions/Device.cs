using System.Security.Cryptography;
using System.Text;

namespace Shop.Api.Sessions;

/// <summary>What a client says that it is. Good for a list that a person reads, and for no decision but the mildest.</summary>
internal static class Device
{
    // What a line of User-Agent is worth reading: real ones have 100 to 250 characters.
    private const int ReadMax = 512;

    // The first that is found counts: Edge and Opera also call themselves Chrome, and everybody calls itself Safari.
    private static readonly (string Mark, string Name)[] _programs =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] _systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>A few words, such as <c>Firefox on Windows</c>. Nothing of what was sent is repeated.</summary>
    public static string Describe(string userAgent)
    {
        var (program, system) = (Find(_programs, userAgent), Find(_systems, userAgent));
        return (program, system) switch
        {
            (null, null) => "Unknown device",
            (null, _) => $"App on {system}",
            (_, null) => program,
            _ => $"{program} on {system}",
        };
    }

    /// <summary>Tells devices apart more finely: 64 bits of a hash of all that was sent.</summary>
    public static string Fingerprint(string userAgent) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userAgent)).AsSpan(0, 8));

    private static string? Find((string Mark, string Name)[] known, string userAgent)
    {
        var read = userAgent.AsSpan(0, Math.Min(userAgent.Length, ReadMax));
        foreach (var (mark, name) in known)
        {
            if (read.Contains(mark, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }
}
