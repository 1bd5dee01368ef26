using Linnet.Testing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Browsing;

/// <summary>Tests of the whole product at the browser. Whatever goes wrong beside what they look at fails them too.</summary>
/// <param name="app">The server.</param>
/// <param name="chromium">The browser.</param>
public abstract class BrowserTest(LinnetApp app, Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];

    /// <summary>The server.</summary>
    protected LinnetApp App => app;

    private static string PictureFile => Repository.File(
        $"artifacts/test/browser/{string.Concat(TestContext.Current.Test!.TestDisplayName.Where(c => char.IsLetterOrDigit(c) || c is '_' or '.'))}.png");

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var visitor in _visitors)
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                await visitor.PhotographAsync(PictureFile);
            }

            await visitor.LeaveAsync();
        }

        _visitors.SelectMany(visitor => visitor.Problems).ShouldBeEmpty();
    }

    /// <summary>Somebody at the browser.</summary>
    internal async Task<Visitor> OpenAsync(Screen? screen = null)
    {
        var visitor = await chromium.OpenAsync(app.Http.BaseAddress!, screen ?? Screen.Desk);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Somebody at the browser who has signed in.</summary>
    internal async Task<Visitor> OpenAsync(Person person, Screen? screen = null)
    {
        var visitor = await OpenAsync(screen);
        await visitor.SignInAsync(person.Token, app.Http.BaseAddress!);
        return visitor;
    }
}
