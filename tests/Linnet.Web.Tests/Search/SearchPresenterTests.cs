using System.Globalization;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Protocol.Search;
using Linnet.Protocol.Statuses;
using Linnet.Web.People;
using Linnet.Web.Search;

namespace Linnet.Web.Tests.Search;

public sealed class SearchPresenterTests
{
    private const string Statuses = "GET /api/v2/search?q=wren&type=statuses&limit=11";

    private readonly FakeApi _api = new();
    private readonly ISearchView _view = Substitute.For<ISearchView>();

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Nothing_is_asked_where_nothing_was_typed(string? query)
    {
        await ShowAsync(query, null);

        _view.Received().ShowHelp();
        _api.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "2")]
    public async Task One_status_too_many_tells_that_there_are_more(int found, string? olderMaxId)
    {
        _api.On(Statuses, new SearchResults { Statuses = [.. Ids(found).Select(id => Sample.Status(id))] });

        await ShowAsync("wren", "anything");

        _view.Received().ShowStatuses(Arg.Is<ApiPage<Status>>(page => page.Items.Count == 10 && page.OlderMaxId == olderMaxId));
    }

    [Fact]
    public async Task People_are_shown_with_how_the_viewer_stands_to_them()
    {
        _api.On("GET /api/v2/search?q=wren&type=accounts&offset=10&limit=11", new SearchResults { Accounts = [Sample.Account("wren", "2")] })
            .On<IReadOnlyList<Relationship>>("GET /api/v1/accounts/relationships?id[]=2", [new() { Id = "2", Following = true }]);

        await ShowAsync("wren", "people", "10");

        _view.Received().ShowPeople(Arg.Is<ApiPage<Person>>(page => page.Items.Single().Relationship!.Following && page.OlderMaxId == null));
    }

    [Fact]
    public async Task Tags_are_counted_through()
    {
        var tags = Ids(11).Select(id => new Tag { Id = id, Name = $"wren{id}", Url = "" });
        _api.On("GET /api/v2/search?q=wren&type=hashtags&offset=20&limit=11", new SearchResults { Hashtags = [.. tags] });

        await ShowAsync("wren", "tags", "20");

        _view.Received().ShowTags(Arg.Is<ApiPage<Tag>>(page => page.Items.Count == 10 && page.OlderMaxId == "30"));
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Statuses);

        await ShowAsync("wren", null);

        _view.Received().ShowError("Failed to search because the server cannot be reached.");
    }

    private static IEnumerable<string> Ids(int count) =>
        Enumerable.Range(1, count).Reverse().Select(id => id.ToString(CultureInfo.InvariantCulture));

    private Task ShowAsync(string? query, string? type, string? older = null) =>
        new SearchPresenter(_view, _api.Client, "1").ShowAsync(query, type, older, TestContext.Current.CancellationToken);
}
