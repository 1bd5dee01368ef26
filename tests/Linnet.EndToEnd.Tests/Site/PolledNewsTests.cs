using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Where the API has no streams to give, an open page asks again and again.</summary>
public sealed class PolledNewsTests : IAsyncLifetime
{
    private readonly LinnetApp _app = new() { Settings = { ["Streaming:ConnectionsMax"] = "0" } };

    public ValueTask InitializeAsync() => new(_app.StartAsync());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_open_list_is_told_what_came_and_when_to_ask_again()
    {
        var daisy = await _app.SignedInAsAsync("daisy");
        var seen = await daisy.PostAsync("Seen");
        await daisy.PostAsync("New");

        var answer = await _app.Http.GetAsync($"/live?stream=public&after={seen.Id}", TestContext.Current.CancellationToken);
        var told = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        told.ShouldStartWith("retry: 30000\n\n");
        told.ShouldContain("1 new status");
    }

    [Fact]
    public async Task Where_nothing_came_nothing_is_told()
    {
        var daisy = await _app.SignedInAsAsync("daisy");
        var seen = await daisy.PostAsync("Seen");

        var told = await _app.Http.GetStringAsync($"/live?stream=public&after={seen.Id}", TestContext.Current.CancellationToken);

        told.ShouldBe("retry: 30000\n\n");
    }
}
