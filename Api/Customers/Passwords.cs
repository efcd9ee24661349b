using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Shop.Api.Customers;

/// <summary>
/// Hashes passwords, by Identity's own hasher, and no more at a time than there are cores: each takes a tenth of a second of one
/// on purpose, and must not take the others' requests along.
/// </summary>
internal sealed class Passwords : IDisposable
{
    // What waits longer than this has been given up by whoever sent it.
    private static readonly TimeSpan _patienceMax = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly PasswordHasher<Customer> _hasher;
    private readonly Lazy<string> _decoy;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Customer>(options);
        _decoy = new Lazy<string>(() => _hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));
    }

    /// <summary>A new password's hash.</summary>
    public Task<string> HashAsync(string password) => OnACoreAsync(() => _hasher.HashPassword(null!, PasswordRules.Normalize(password)));

    /// <summary>
    /// Whether a password is the one. Where there is no hash it is compared with one that nobody's password has, so that the
    /// answer takes as long.
    /// </summary>
    public Task<bool> VerifyAsync(string? hash, string password) => OnACoreAsync(() =>
        _hasher.VerifyHashedPassword(null!, hash ?? _decoy.Value, PasswordRules.Normalize(password)) != PasswordVerificationResult.Failed
        && hash is not null);

    /// <inheritdoc/>
    public void Dispose() => _cores.Dispose();

    private async Task<T> OnACoreAsync<T>(Func<T> work)
    {
        if (!await _cores.WaitAsync(_patienceMax))
        {
            throw new BadHttpRequestException("Too many passwords are being checked.", StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _cores.Release();
        }
    }
}
