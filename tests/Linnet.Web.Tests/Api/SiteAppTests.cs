using System.Net;
using System.Text;
using Linnet.Protocol.Errors;

namespace Linnet.Web.Tests.Api;

/// <summary>The site registers itself once, and again where it is not known any more.</summary>
public sealed class SiteAppTests : IDisposable
{
    private const string TokenCall = "POST /oauth/token";

    private readonly FakeApi _api = new();
    private readonly SiteAppUnderTest _site;

    public SiteAppTests() => _site = new SiteAppUnderTest(_api.On(TokenCall, Sample.Token()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Registrations => _api.Calls.Count(call => call == SiteAppUnderTest.Register);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task It_registers_once_also_when_many_come_at_once_and_after_a_start()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _site.App.OwnTokenAsync(Token)));
        await _site.Start().OwnTokenAsync(Token);

        Registrations.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_kept_is_closed_to_others_and_tells_no_secret()
    {
        await _site.App.OwnTokenAsync(Token);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_site.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_site.File, Token)).ShouldNotContain("secret-of-site");
    }

    [Fact]
    public async Task Where_the_database_was_replaced_it_registers_again()
    {
        await _site.App.OwnTokenAsync(Token);
        _api.Refuse(TokenCall, HttpStatusCode.Unauthorized, new ErrorBody("invalid_client", "The client id is wrong"))
            .On(SiteAppUnderTest.Register, SiteAppUnderTest.Credentials("again"));

        await _site.App.SignInAsync("robin", "password", Token);

        Registrations.ShouldBe(2);
        _api.Bodies[^1].ShouldContain("secret-of-again");
        await _site.Start().OwnTokenAsync(Token);
        _api.Bodies[^1].ShouldContain("secret-of-again");
    }

    [Fact]
    public async Task A_registration_for_less_than_the_site_needs_is_not_used()
    {
        _api.On(SiteAppUnderTest.Register, SiteAppUnderTest.Credentials("narrow", "read write"));
        await _site.App.OwnTokenAsync(Token);
        _api.On(SiteAppUnderTest.Register, SiteAppUnderTest.Credentials("wide"));

        await _site.Start().OwnTokenAsync(Token);

        _api.Bodies[^1].ShouldContain("secret-of-wide");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_or_written_costs_a_registration_and_nothing_else()
    {
        Directory.CreateDirectory(_site.File);

        (await _site.App.OwnTokenAsync(Token)).Error.ShouldBeNull();
        (await _site.Start().OwnTokenAsync(Token)).Error.ShouldBeNull();

        Registrations.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_result()
    {
        _api.Break(SiteAppUnderTest.Register);

        (await _site.App.SignInAsync("robin", "password", Token)).Error!.Message.ShouldBe("The server cannot be reached");
    }
}
