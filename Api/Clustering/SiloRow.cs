using System.Net;
using Npgsql;
using Orleans.Runtime;
using Shop.Clustering;
using Shop.Hosting.Clustering;

namespace Shop.Api.Clustering;

/// <summary>A silo as the membership table has it.</summary>
internal sealed record SiloRow(
    SiloAddress Address, SiloLabel Label, string Host, SiloStatus Status, DateTimeOffset StartedAt, DateTimeOffset AliveAt)
{
    // Far more than any cluster of this shop has.
    private const int CountMax = 500;

    private const string Sql = """
        SELECT address, port, generation, siloname, hostname, status, starttime, iamalivetime
        FROM orleansmembershiptable
        WHERE deploymentid = $1
        ORDER BY status = 6, starttime DESC LIMIT $2
        """;

    /// <summary>All of them, those that take part first, the youngest before the others.</summary>
    public static async Task<List<SiloRow>> ReadAllAsync(NpgsqlDataSource database, ClusterSettings settings, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = settings.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var silos = new List<SiloRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            silos.Add(new SiloRow(
                SiloAddress.New(IPAddress.Parse(reader.GetString(0)), reader.GetInt32(1), reader.GetInt32(2)), SiloLabel.Parse(reader.GetString(3)),
                reader.GetString(4), (SiloStatus)reader.GetInt32(5), reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7)));
        }

        return silos;
    }

    /// <summary>As it is answered.</summary>
    /// <param name="activations">How many grains it has in memory.</param>
    /// <param name="figures">What it told of itself; null where it has told nothing of late.</param>
    public SiloAnswer Answer(long activations, SiloFigures? figures) => new(
        Address.ToParsableString(), Label.Name, Label.Zone, Host, Status.ToString(), StartedAt, AliveAt, activations, figures?.Version, figures?.CanBeDrained == true);
}
