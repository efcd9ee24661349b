using Npgsql;

namespace Shop.Runtime.Storage.Connections;

/// <summary>
/// Data sources whose every connection gives up a lock after <see cref="SessionSettings.LockTimeout"/> and an idle transaction
/// after <see cref="SessionSettings.IdleInTransactionTimeout"/>, so that a stopped process can't hold others up.
/// </summary>
public static class GuardedDataSource
{
    /// <summary>A source of such connections; ambient transactions are ignored. <paramref name="configure"/> may set more.</summary>
    public static NpgsqlDataSource Create(string connectionString, Action<NpgsqlDataSourceBuilder>? configure = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString)
        {
            // A reset would undo the settings. They are part of the session here, instead of a startup option, because
            // poolers between us and PostgreSQL refuse those.
            ConnectionStringBuilder = { NoResetOnClose = true, Enlist = false, Multiplexing = false },
        };
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(SessionSettings.Guards, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(SessionSettings.Guards, connection);
                await command.ExecuteNonQueryAsync();
            });
        configure?.Invoke(builder);
        return builder.Build();
    }
}
