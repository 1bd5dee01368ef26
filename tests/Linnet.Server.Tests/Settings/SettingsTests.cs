using Linnet.Api.Http;
using Linnet.Sqlite;
using Linnet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SessionOptions = Linnet.Core.Sessions.SessionOptions;

namespace Linnet.Server.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Sessions:IdleTimout", "00:10:00", "Sessions:IdleTimout is not a setting; Sessions has IdleTimeout, AbsoluteTimeout, RecheckAfter.")]
    [InlineData("Sessions:IdleTimeout", "soon", "Sessions:IdleTimeout is 'soon', but must be a time span such as 00:30:00")]
    [InlineData("Sessions:IdleTimeout", "30", "Sessions:IdleTimeout is '30', but must be a time span")]
    [InlineData("Sessions:IdleTimeout", "00:00:10", "Sessions:IdleTimeout must be between 00:01:00 and 3650.00:00:00")]
    [InlineData("Accounts:RegistrationOpen", "perhaps", "Accounts:RegistrationOpen is 'perhaps', but must be true or false")]
    [InlineData("FanOut:Workers", "65", "FanOut:Workers must be between 0 and 64. It is '65'.")]
    [InlineData("FanOut:Workers", "", "FanOut:Workers is '', but must be a number")]
    [InlineData("Storage:Kind", "Oracle", "Storage:Kind is 'Oracle', but must be one of Sqlite")]
    [InlineData("Storage:FeedMemory", "1", "Storage:FeedMemory is not a setting; Storage has Kind, Folder, FeedMemoryMegabytes")]
    [InlineData("Listen:Address", "localhost", "Listen:Address is 'localhost', but must be an IP address")]
    [InlineData("Listen:CertificatePath", "/no/such/file", "Listen:CertificatePath names /no/such/file")]
    [InlineData("Server:TrustedProxies:0", "here", "'here' is neither an address nor a network")]
    [InlineData("Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default is 'Loud', but must be one of Trace, Debug")]
    public void A_wrong_setting_stops_the_start_and_says_what_would_be_right(string name, string value, string error) =>
        Should.Throw<OptionsValidationException>(() => Build((name, value))).Failures.ShouldContain(failure => failure.Contains(error));

    [Fact]
    public void Every_wrong_setting_is_named_at_once() =>
        Should.Throw<OptionsValidationException>(() => Build(("FanOut:Workers", "x"), ("Feeds:Own", "true"), ("Listen:Port", "-1")))
            .Failures.Count().ShouldBe(3);

    [Fact]
    public void An_unknown_section_in_the_settings_file_stops_the_start()
    {
        File.WriteAllText(_folder.File("appsettings.json"), """{ "Sesions": { "IdleTimeout": "00:10:00" } }""");

        Should.Throw<OptionsValidationException>(() => Build())
            .Failures.ShouldHaveSingleItem().ShouldStartWith("Sesions is not a section of the settings; there are Listen, Storage,");
    }

    [Fact]
    public void The_settings_file_holds_and_the_command_line_is_stronger()
    {
        File.WriteAllText(
            _folder.File("appsettings.json"), """{ "Sessions": { "IdleTimeout": "00:10:00", "AbsoluteTimeout": "12:00:00" } }""");

        using var services = Build(("Sessions:AbsoluteTimeout", "13:00:00"));
        var sessions = services.GetRequiredService<IOptions<SessionOptions>>().Value;

        sessions.IdleTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        sessions.AbsoluteTimeout.ShouldBe(TimeSpan.FromHours(13));
    }

    [Fact]
    public void A_broken_settings_file_is_told_with_the_place()
    {
        File.WriteAllText(_folder.File("appsettings.json"), "{ nonsense");

        Should.Throw<InvalidDataException>(() => Build()).Message.ShouldContain(_folder.File("appsettings.json"));
    }

    [Fact]
    public void The_settings_file_cannot_lead_to_another_folder()
    {
        File.WriteAllText(_folder.File("appsettings.json"), """{ "Storage": { "Folder": "/elsewhere" } }""");

        using var services = Build();

        services.GetRequiredService<IOptions<SqliteOptions>>().Value.Folder.ShouldBe(_folder.Path);
    }

    [Fact]
    public void Trusted_proxies_are_bound_once()
    {
        using var services = Build(("Server:TrustedProxies:0", "10.0.0.0/8"));

        services.GetRequiredService<IOptions<ServerOptions>>().Value.TrustedProxies.ShouldBe(["10.0.0.0/8"]);
    }

    private ServiceProvider Build(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("Storage:Folder", _folder.Path)).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2));
        builder.AddLinnet();
        return (ServiceProvider)builder.Build().Services;
    }
}
