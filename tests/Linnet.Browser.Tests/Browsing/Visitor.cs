using System.Collections.Concurrent;

namespace Linnet.Browser.Tests.Browsing;

/// <summary>
/// Somebody at the browser. Whatever the browser complains about meanwhile is kept: an error of a script, anything that the
/// Content-Security-Policy refused, an answer that nobody expected to fail.
/// </summary>
internal sealed class Visitor
{
    private const string SessionCookie = "linnet_session";

    // Says no more than the answer itself, which is looked at anyway.
    private const string FailedAnswer = "Failed to load resource: the server responded with a status of";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly ConcurrentDictionary<int, bool> _allowed = [];

    private Visitor(IBrowserContext context, IPage page, Screen screen)
    {
        _context = context;
        Page = page;
        Screen = screen;
        context.Console += (_, message) => Note(message);
        context.WebError += (_, error) => Complain($"error of a script: {error.Error}");
        context.Response += (_, answer) => Note(answer);
    }

    /// <summary>What is open.</summary>
    public IPage Page { get; }

    /// <summary>What they look at.</summary>
    public Screen Screen { get; }

    /// <summary>What went wrong meanwhile.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>Path and query of what is open.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    /// <summary>Opens a window with nothing in it.</summary>
    public static async Task<Visitor> SitDownAsync(IBrowserContext context, Screen screen)
    {
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        return new Visitor(context, await context.NewPageAsync(), screen);
    }

    /// <summary>The browser has the session from here on.</summary>
    public Task SignInAsync(string token, Uri site) => _context.AddCookiesAsync(
        [new() { Name = SessionCookie, Value = token, Url = site.AbsoluteUri, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);

    /// <summary>Answers of this status are no problem.</summary>
    public void Allow(int status) => _allowed[status] = true;

    /// <summary>Something is wrong; the test goes on, and fails in the end.</summary>
    public void Complain(string problem) => _problems.Enqueue(problem);

    /// <summary>Opens an address of the site.</summary>
    public Task OpenAsync(string address) => Page.GotoAsync(address);

    /// <summary>Waits until this address is open.</summary>
    public Task IsAtAsync(string address) => Expect(Page).ToHaveURLAsync(address);

    /// <summary>The button of this name, wherever it is.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The link of this name, wherever it is.</summary>
    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>The field with this label.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>The status with this text.</summary>
    public ILocator Card(string text) => Page.Locator("article.status").Filter(new() { HasText = text });

    /// <summary>Keeps a picture of the window, for those who look for the cause of a failure.</summary>
    public Task PhotographAsync(string file) => Page.ScreenshotAsync(new() { Path = file, FullPage = true });

    /// <summary>Closes the window.</summary>
    public Task LeaveAsync() => _context.CloseAsync();

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith(FailedAnswer, StringComparison.Ordinal))
        {
            Complain($"{message.Type} on the console: {message.Text}");
        }
    }

    private void Note(IResponse answer)
    {
        if (answer.Status >= 400 && !_allowed.ContainsKey(answer.Status))
        {
            Complain($"{answer.Status} for {answer.Request.Method} {answer.Url}");
        }
    }
}
