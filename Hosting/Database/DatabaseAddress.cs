using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Shop.Hosting.Database;

/// <summary>
/// Reads where PostgreSQL is, as it stands in <c>DATABASE_URL</c>: libpq's
/// <c>postgres://user:password@host:port/database?sslmode=require</c> (a Unix socket as <c>?host=/directory</c>), or
/// Npgsql's own <c>Host=…;Database=…</c>. The form of the URL is the one of
/// <see href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq</see>.
/// </summary>
public static partial class DatabaseAddress
{
    /// <summary>The address in Npgsql's terms, over <paramref name="defaults"/> for what it leaves open.</summary>
    /// <exception cref="FormatException">It is neither form. The message never repeats the address: it holds a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string address, string defaults = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        var url = UrlForm().Match(address);
        if (url.Success)
        {
            return FromUrl(url, new NpgsqlConnectionStringBuilder(defaults));
        }

        try
        {
            return new NpgsqlConnectionStringBuilder($"{defaults};{address}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new FormatException(
                "DATABASE_URL must be postgres://user:password@host:port/database, or Npgsql's Host=…;Database=….");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUrl(Match url, NpgsqlConnectionStringBuilder builder)
    {
        SetHosts(builder, url.Groups["hosts"].Value);
        Set(url.Groups["user"], value => builder.Username = value);
        Set(url.Groups["password"], value => builder.Password = value);
        Set(url.Groups["database"], value => builder.Database = value);
        foreach (var pair in url.Groups["parameters"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw new FormatException($"DATABASE_URL: parameter '{Decode(pair)}' has no value.");
            }

            SetParameter(builder, Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }

        return builder;
    }

    private static void Set(Group group, Action<string> assign)
    {
        if (group.Length > 0)
        {
            assign(Decode(group.Value));
        }
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder builder, string hosts)
    {
        if (hosts.Length == 0)
        {
            return;
        }

        // One host has its port in a setting of its own; several carry theirs with them, as Npgsql has it.
        var single = SingleHost().Match(hosts);
        builder.Host = single.Success ? Decode(single.Groups["host"].Value.Trim('[', ']')) : hosts;
        if (single.Success && single.Groups["port"].Length > 0)
        {
            builder.Port = Port(single.Groups["port"].Value);
        }
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "libpq's names are lower case")]
    private static void SetParameter(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name.ToLowerInvariant())
        {
            case "host": builder.Host = value; break;
            case "port": builder.Port = Port(value); break;
            case "user": builder.Username = value; break;
            case "password": builder.Password = value; break;
            case "dbname": builder.Database = value; break;
            case "application_name": builder.ApplicationName = value; break;
            case "connect_timeout": builder.Timeout = Number(name, value, 1, 1024); break;
            case "options": builder.Options = value; break;
            case "sslrootcert": builder.RootCertificate = value; break;
            case "sslmode": builder.SslMode = Mode(value); break;
            case "target_session_attrs": builder.TargetSessionAttributes = value; break;
            default: throw new FormatException($"DATABASE_URL: parameter '{name}' is not known here.");
        }
    }

    private static SslMode Mode(string value) =>
        value.Length > 0 && char.IsAsciiLetter(value[0])
        && Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode)
            ? mode
            : throw new FormatException("DATABASE_URL: sslmode must be disable, allow, prefer, require, verify-ca or verify-full.");

    private static int Port(string value) => Number("port", value, 1, 65535);

    private static int Number(string name, string value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"DATABASE_URL: {name} must be a whole number from {min} to {max}.");

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    // A hostile or mistyped address can't make these slow: no part of them can match the same text in two ways.
    [GeneratedRegex(
        @"^postgres(?:ql)?://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?(?<hosts>[^@/?#]*)"
        + @"(?:/(?<database>[^?#]*))?(?:\?(?<parameters>[^#]*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UrlForm();

    [GeneratedRegex(@"^(?<host>\[[^\]]*\]|[^:,\[\]]*)(?::(?<port>[^,]*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SingleHost();
}
