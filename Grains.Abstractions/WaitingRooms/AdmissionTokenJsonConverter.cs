namespace Shop.WaitingRooms;

/// <summary>An <see cref="AdmissionToken"/> as a JSON string.</summary>
public sealed class AdmissionTokenJsonConverter : TextJsonConverter<AdmissionToken>
{
    /// <inheritdoc/>
    protected override string What => "admission's token";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out AdmissionToken value) => AdmissionToken.TryParse(text, out value);
}
