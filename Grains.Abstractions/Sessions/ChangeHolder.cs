namespace Shop.Sessions;

/// <summary>Asks that a guest's session speak for an account from now on, because its guest has just registered.</summary>
/// <param name="Token">Of the token that the guest presented: whoever asks has to have it.</param>
/// <param name="Holder">The account.</param>
/// <param name="NewToken">
/// Of the token that replaces it at once: somebody who had planted the guest's cookie has nothing. The default leaves it as it
/// is, for clients that keep their tokens themselves.
/// </param>
[GenerateSerializer, Immutable, Alias("shop.sessions.ChangeHolder")]
public sealed record ChangeHolder(
    [property: Id(0)] TokenHash Token,
    [property: Id(1)] SessionHolder Holder,
    [property: Id(2)] TokenHash NewToken);
