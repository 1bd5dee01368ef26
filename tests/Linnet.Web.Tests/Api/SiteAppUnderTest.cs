using Linnet.Protocol.Apps;
using Linnet.Testing;
using Linnet.Web.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Linnet.Web.Tests.Api;

/// <summary>The site as a client program, registered at a <see cref="FakeApi"/>, with a folder of its own.</summary>
internal sealed class SiteAppUnderTest : IDisposable
{
    public const string Register = "POST /api/v1/apps";

    private readonly TestFolder _folder = new();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly List<SiteApp> _apps = [];

    public SiteAppUnderTest(FakeApi api)
    {
        Api = api.On(Register, Credentials("site"));
        App = Start();
    }

    public FakeApi Api { get; }

    public SiteApp App { get; }

    /// <summary>Where the registration is kept.</summary>
    public string File => Path.Combine(_folder.Path, "web", "app");

    public static CredentialApplication Credentials(string id, string scopes = KnownScopes.Site) => new()
    {
        Id = "1",
        Name = "Linnet web",
        Scopes = scopes.Split(' '),
        RedirectUris = [],
        RedirectUri = "",
        ClientId = id,
        ClientSecret = $"secret-of-{id}",
    };

    /// <summary>The site after a start, with the same folder and keys.</summary>
    public SiteApp Start()
    {
        var options = Options.Create(new WebOptions { Folder = Path.GetDirectoryName(File)! });
        var app = new SiteApp(Api.Client, new SiteRegistration(new SiteAppFile(options), _keys, NullLogger<SiteRegistration>.Instance));
        _apps.Add(app);
        return app;
    }

    public void Dispose()
    {
        _apps.ForEach(app => app.Dispose());
        _folder.Dispose();
    }
}
