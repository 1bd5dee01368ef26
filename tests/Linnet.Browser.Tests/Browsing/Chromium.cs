using Linnet.Testing;

[assembly: AssemblyFixture(typeof(Linnet.Browser.Tests.Browsing.Chromium))]

namespace Linnet.Browser.Tests.Browsing;

/// <summary>The one browser of all tests: Debian's Chromium without a window.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Package = "chromium";
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Somebody who sits down at the browser, with nothing in it from others.</summary>
    internal async Task<Visitor> OpenAsync(Uri site, Screen screen)
    {
        if (_browser is null)
        {
            await DebianPackage.RequireAsync(Package);
            throw new InvalidOperationException($"There is no {Program}.");
        }

        return await Visitor.SitDownAsync(await _browser.NewContextAsync(screen.Options(site)), screen);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
