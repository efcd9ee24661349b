using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Api.Customers;
using Shop.Customers;

namespace Shop.Api.Staff;

/// <summary>
/// Makes the owner's login before the process serves, if there is no owner and a file to write it to. Of several processes that
/// start at once one makes it.
/// </summary>
internal sealed partial class FirstOwner(IServiceProvider services, IOptions<OwnerSettings> settings, TimeProvider time, ILogger<FirstOwner> logger)
    : IHostedService
{
    // Without letters and digits that look alike; 25 of them are 122 bits.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 5;
    private const int GroupLength = 5;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Value.LoginFile is not { } file)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Customer>>();
        if ((await users.GetUsersInRoleAsync(StaffRoles.Owner)).Count > 0)
        {
            return;
        }

        // The file comes first: a login that nobody knows would be worse than a file that nobody needs.
        var password = NewPassword();
        await WriteAsync(file, $"{settings.Value.Email}\n{password}\n", cancellationToken);
        await MakeAsync(scope.ServiceProvider, password, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MakeAsync(IServiceProvider scope, string password, CancellationToken cancellationToken)
    {
        var hash = await scope.GetRequiredService<Passwords>().HashAsync(password);
        var owner = NewAccount.Of(Guid.CreateVersion7(time.GetUtcNow()), Email(), "Owner", hash);
        owner.EmailConfirmed = true;
        var accounts = scope.GetRequiredService<AccountsContext>();
        await NewAccount.AddAsync(accounts, owner, [StaffRoles.Owner], cancellationToken);
        accounts.StaffChanges.Add(new StaffChange
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Actor = StaffChange.AtStart,
            Account = ShopperId.OfCustomer(owner.Id).Value,
            Before = [],
            After = [StaffRoles.Owner],
        });
        try
        {
            await accounts.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (NewAccount.IsTaken(e))
        {
            // Another process was faster, or a customer has the address. What stands in the file is no login then.
            LogNotMade(logger);
            File.Delete(settings.Value.LoginFile!);
        }
    }

    private EmailAddress Email() => EmailAddress.TryParse(settings.Value.Email, out var email)
        ? email
        : throw new OptionsValidationException(OwnerSettings.Section, typeof(OwnerSettings), [$"{OwnerSettings.Section}.Email is no e-mail address."]);

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path); // one that is there keeps its mode
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }

    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    [LoggerMessage(6100, LogLevel.Warning, "The owner's login was not made: its address has an account already")]
    private static partial void LogNotMade(ILogger logger);
}
