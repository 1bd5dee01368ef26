using System.Net;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.People;
using Linnet.Web.Stories;

namespace Linnet.Web.Tests.Stories;

public sealed class StoryPresenterTests
{
    private const string Call = "GET /api/v1/stories/robin?limit=10";

    private readonly FakeApi _api = new();
    private readonly IStoryView _view = Substitute.For<IStoryView>();

    [Fact]
    public async Task A_story_is_shown_with_how_the_viewer_stands_to_its_author_and_takes_one_call()
    {
        _api.On(Call, StoryOf(Sample.Status("11"), Sample.Status("10")) with { Relationship = new() { Id = "1", Following = true } });

        await ShowAsync();

        _view.Received().Show(
            Arg.Is<Person>(person => person.Account.Id == "1" && person.Relationship!.Following),
            Arg.Is<ApiPage<Status>>(page => page.Items.Count == 2 && page.Items.All(status => status.Account.Username == "robin")));
        _api.Calls.ShouldBe([Call]);
    }

    [Fact]
    public async Task Somebody_without_statuses_is_shown_too()
    {
        _api.On(Call, StoryOf());

        await ShowAsync();

        _view.Received().Show(
            Arg.Is<Person>(person => person.Account.Username == "robin" && person.Relationship == null),
            Arg.Is<ApiPage<Status>>(page => page.Items.Count == 0));
    }

    [Fact]
    public async Task Older_statuses_are_asked_for_by_their_id()
    {
        _api.On("GET /api/v1/stories/robin?max_id=10&limit=10", StoryOf(Sample.Status("9")));

        await ShowAsync("10");

        _view.Received().Show(Arg.Any<Person>(), Arg.Is<ApiPage<Status>>(page => page.Items.Single().Id == "9"));
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        await ShowAsync();

        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        _api.Refuse(Call, HttpStatusCode.InternalServerError, "Broken");

        await ShowAsync();

        _view.Received().ShowError("Failed to show the story because broken.");
    }

    private static Story StoryOf(params Status[] statuses) => new() { Account = Sample.Account(), Statuses = statuses };

    private Task ShowAsync(string? olderThan = null) =>
        new StoryPresenter(_view, _api.Client).ShowAsync("robin", olderThan, TestContext.Current.CancellationToken);
}
