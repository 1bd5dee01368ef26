using System.Net;
using Linnet.Protocol.Client;
using Linnet.Protocol.Search;
using Linnet.Protocol.Statuses;
using Linnet.Web.Tags;

namespace Linnet.Web.Tests.Tags;

public sealed class TagPresenterTests
{
    private const string Find = "GET /api/v1/tags/CAFE";

    private static readonly Tag Cafe = new() { Id = "cafe", Name = "cafe", Url = "http://linnet.test/tags/cafe" };

    private readonly FakeApi _api = new();
    private readonly ITagView _view = Substitute.For<ITagView>();

    [Fact]
    public async Task The_statuses_are_those_of_the_tag_as_the_api_writes_it()
    {
        _api.On(Find, Cafe).On<IReadOnlyList<Status>>("GET /api/v1/timelines/tag/cafe?max_id=20&limit=10", [Sample.Status()]);

        await ShowAsync("20");

        _view.Received().Show(Arg.Is<Tag>(tag => tag.Name == "cafe"), Arg.Is<ApiPage<Status>>(page => page.Items.Count == 1));
    }

    [Fact]
    public async Task What_is_no_tag_is_not_found()
    {
        await ShowAsync(null);

        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        _api.On(Find, Cafe).Refuse("GET /api/v1/timelines/tag/cafe?limit=10", HttpStatusCode.InternalServerError, "Broken");

        await ShowAsync(null);

        _view.Received().ShowError("Failed to show the tag because broken.");
    }

    private Task ShowAsync(string? olderThan) =>
        new TagPresenter(_view, _api.Client).ShowAsync("CAFE", olderThan, null, TestContext.Current.CancellationToken);
}
