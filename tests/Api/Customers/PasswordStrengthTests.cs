using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Customers;

namespace Shop.Api.Tests.Customers;

/// <summary>How a stored password is hashed by the shop as it runs; the other tests' servers hash faster.</summary>
public sealed class PasswordStrengthTests
{
    [Fact]
    public async Task a_stored_hash_costs_who_steals_it_what_it_should()
    {
        await using var app = ApiHost.Build([], builder => builder.Configuration["DATABASE_URL"] = "postgres://shop@127.0.0.1:1/shop");

        var hash = Convert.FromBase64String(await app.Services.GetRequiredService<Passwords>().HashAsync(Accounts.Password));

        // Identity's third format: a mark, the function (2 is HMAC-SHA512), how many times, how long the salt is, the salt, the key.
        hash[0].ShouldBe((byte)1);
        BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)).ShouldBe(2);
        BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)).ShouldBe(210_000);
        BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(9)).ShouldBe(16);
    }
}
