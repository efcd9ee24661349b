using Npgsql;
using Shop.Hosting.Database;

namespace Shop.Hosting.Tests.Database;

public sealed class DatabaseAddressTests
{
    [Fact]
    public void a_url_is_read_as_psql_reads_it()
    {
        var settings = DatabaseAddress.Parse("postgres://jo:p%40ss%2Fword@db.example:6543/shop?sslmode=verify-full&connect_timeout=7");

        settings.Host.ShouldBe("db.example");
        settings.Port.ShouldBe(6543);
        settings.Username.ShouldBe("jo");
        settings.Password.ShouldBe("p@ss/word");
        settings.Database.ShouldBe("shop");
        settings.SslMode.ShouldBe(SslMode.VerifyFull);
        settings.Timeout.ShouldBe(7);
    }

    [Theory]
    [InlineData("postgresql://shop@/shop?host=/srv/a-clone/.shop/postgres", "/srv/a-clone/.shop/postgres", "shop")]
    [InlineData("postgresql://localhost/orders", "localhost", "orders")]
    [InlineData("POSTGRES://[::1]:5433/orders", "::1", "orders")]
    [InlineData("postgres://a.example:5432,b.example:5433/orders", "a.example:5432,b.example:5433", "orders")]
    [InlineData("postgres://%2Fvar%2Frun%2Fpostgresql/orders", "/var/run/postgresql", "orders")]
    [InlineData("Host=localhost;Database=orders", "localhost", "orders")]
    public void hosts_and_sockets_in_every_form(string address, string host, string database)
    {
        var settings = DatabaseAddress.Parse(address);

        settings.Host.ShouldBe(host);
        settings.Database.ShouldBe(database);
    }

    [Fact]
    public void what_the_address_says_wins_over_the_defaults()
    {
        const string defaults = "Timeout=3;Maximum Pool Size=50";

        DatabaseAddress.Parse("postgres://h/d?connect_timeout=9", defaults).Timeout.ShouldBe(9);
        DatabaseAddress.Parse("postgres://h/d", defaults).Timeout.ShouldBe(3);
        DatabaseAddress.Parse("Host=h;Maximum Pool Size=7", defaults).MaxPoolSize.ShouldBe(7);
        DatabaseAddress.Parse("Host=h", defaults).MaxPoolSize.ShouldBe(50);
    }

    [Theory]
    [InlineData("postgres://h/d?sslmode=perhaps", "sslmode")]
    [InlineData("postgres://h/d?sslmode=3", "sslmode")]
    [InlineData("postgres://h/d?connect_timeout=soon", "connect_timeout")]
    [InlineData("postgres://h:99999/d", "port")]
    [InlineData("postgres://h/d?colour=red", "colour")]
    [InlineData("postgres://h/d?sslmode", "sslmode")]
    [InlineData("mysql://jo:secret@h/d", "DATABASE_URL")]
    [InlineData("jo:secret", "DATABASE_URL")]
    public void a_wrong_address_is_refused_by_the_part_that_is_wrong(string address, string named)
    {
        var refusal = Should.Throw<FormatException>(() => DatabaseAddress.Parse(address));

        refusal.Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("mysql://jo:hunter2@h/d")]
    [InlineData("postgres://jo:hunter2@h:port/d")]
    [InlineData("Host=h;Pasword=hunter2")]
    [InlineData("postgres://jo:hun@ter2@h/d")]
    public void a_refusal_never_repeats_the_password(string address)
    {
        var refusal = Should.Throw<FormatException>(() => DatabaseAddress.Parse(address));

        refusal.ToString().ShouldNotContain("hunter2");
        refusal.ToString().ShouldNotContain("ter2@");
    }
}
