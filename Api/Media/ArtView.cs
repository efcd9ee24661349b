namespace Shop.Api.Media;

/// <summary>From where a picture shows its thing.</summary>
internal enum ArtView
{
    /// <summary>The whole of it, in a studio.</summary>
    Front,

    /// <summary>Close up.</summary>
    Detail,

    /// <summary>Where it is used.</summary>
    Context,
}
