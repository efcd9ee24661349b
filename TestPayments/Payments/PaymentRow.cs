using Npgsql;

namespace Shop.TestPayments.Payments;

/// <summary>A payment's row, as every statement that answers with one reads it.</summary>
internal static class PaymentRow
{
    public const string Columns = "id, key, status, reason, amount, captured, refunded, currency, action_token, changed_at";

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static PaymentView Read(NpgsqlDataReader row, TestPaymentsSettings settings) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.GetInt64(4),
        row.GetInt64(5),
        row.GetInt64(6),
        row.GetString(7),
        row.GetString(2) == "requires_action" ? $"{settings.PublicUrl.TrimEnd('/')}/3ds/{row.GetString(8)}" : null,
        row.GetFieldValue<DateTimeOffset>(9));
}
