using System.Net;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.People;
using Linnet.Web.Stories;

namespace Linnet.Web.Tests.Stories;

public sealed class StoryPresenterTests : IDisposable
{
    private const string LookUp = "GET /api/v1/accounts/lookup?acct=robin";
    private const string Statuses = "GET /api/v1/accounts/1/statuses?limit=10";
    private const string Relationships = "GET /api/v1/accounts/relationships?id[]=1";

    private readonly FakeApi _api = new();
    private readonly AliasIds _ids = new();
    private readonly IStoryView _view = Substitute.For<IStoryView>();

    [Fact]
    public async Task A_story_is_shown_with_how_the_viewer_stands_to_its_author()
    {
        _api.On(LookUp, Sample.Account())
            .On<IReadOnlyList<Status>>(Statuses, [Sample.Status("11"), Sample.Status("10")])
            .On<IReadOnlyList<Relationship>>(Relationships, [new() { Id = "1", Following = true }]);

        await ShowAsync("2");

        _view.Received().Show(
            Arg.Is<Person>(person => person.Account.Id == "1" && person.Relationship!.Following),
            Arg.Is<ApiPage<Status>>(page => page.Items.Count == 2));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    public async Task Neither_strangers_nor_the_author_stand_to_the_author(string? viewerId)
    {
        _api.On(LookUp, Sample.Account()).On<IReadOnlyList<Status>>(Statuses, []);

        await ShowAsync(viewerId);

        _view.Received().Show(Arg.Is<Person>(person => person.Relationship == null), Arg.Any<ApiPage<Status>>());
        _api.Calls.ShouldBe([LookUp, Statuses]);
    }

    public void Dispose() => _ids.Dispose();

    [Fact]
    public async Task An_alias_is_looked_up_once()
    {
        _api.On(LookUp, Sample.Account()).On<IReadOnlyList<Status>>(Statuses, [Sample.Status()]);
        await ShowAsync(null);

        await ShowAsync(null);

        _view.Received(2).Show(Arg.Is<Person>(person => person.Account.Username == "robin"), Arg.Any<ApiPage<Status>>());
        _api.Calls.ShouldBe([LookUp, Statuses, Statuses]);
    }

    [Fact]
    public async Task A_known_account_that_has_no_statuses_is_asked_for_by_its_id()
    {
        _ids.Add("Robin", "1");
        _api.On<IReadOnlyList<Status>>(Statuses, []).On("GET /api/v1/accounts/1", Sample.Account());

        await ShowAsync(null);

        _view.Received().Show(Arg.Is<Person>(person => person.Account.Username == "robin"), Arg.Any<ApiPage<Status>>());
        _api.Calls.ShouldBe([Statuses, "GET /api/v1/accounts/1"]);
    }

    [Fact]
    public async Task Older_statuses_are_asked_for_by_their_id()
    {
        _api.On(LookUp, Sample.Account()).On<IReadOnlyList<Status>>("GET /api/v1/accounts/1/statuses?max_id=10&limit=10", []);

        await ShowAsync(null, "10");

        _view.Received().Show(Arg.Any<Person>(), Arg.Any<ApiPage<Status>>());
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        await ShowAsync(null);

        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        _api.On(LookUp, Sample.Account()).Refuse(Statuses, HttpStatusCode.InternalServerError, "Broken");

        await ShowAsync(null);

        _view.Received().ShowError("Failed to show the story because broken.");
    }

    private Task ShowAsync(string? viewerId, string? olderThan = null) =>
        new StoryPresenter(_view, _api.Client, _ids, viewerId).ShowAsync("robin", olderThan, TestContext.Current.CancellationToken);
}
