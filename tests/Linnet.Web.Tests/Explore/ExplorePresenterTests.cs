using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Web.Explore;
using Linnet.Web.Feed;
using Linnet.Web.People;

namespace Linnet.Web.Tests.Explore;

public sealed class ExplorePresenterTests
{
    private readonly FakeApi _api = new();
    private readonly IListView<Person> _view = Substitute.For<IListView<Person>>();

    [Theory]
    [InlineData(null, null, "order=active&offset=0")]
    [InlineData("sideways", "x", "order=active&offset=0")]
    [InlineData("new", "30", "order=new&offset=30")]
    public async Task The_part_is_shown_that_was_asked_for(string? order, string? older, string asked)
    {
        _api.On<IReadOnlyList<Account>>($"GET /api/v1/directory?{asked}&limit=11", [Sample.Account()]);

        await ShowAsync(order, older);

        _view.Received().Show(Arg.Is<ApiPage<Person>>(page => page.Items.Count == 1 && page.OlderMaxId == null));
    }

    [Theory]
    [InlineData("0", "10")]
    [InlineData("9990", "10000")]
    [InlineData("10000", null)]
    public async Task More_follow_as_far_as_the_api_counts(string older, string? next)
    {
        _api.On<IReadOnlyList<Account>>(
            $"GET /api/v1/directory?order=active&offset={older}&limit=11", [.. Enumerable.Repeat(Sample.Account(), 11)]);

        await ShowAsync(null, older);

        _view.Received().Show(Arg.Is<ApiPage<Person>>(page => page.Items.Count == 10 && page.OlderMaxId == next));
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break("GET /api/v1/directory?order=active&offset=0&limit=11");

        await ShowAsync(null, null);

        _view.Received().ShowError("Failed to show the people because the server cannot be reached.");
    }

    private Task ShowAsync(string? order, string? older) =>
        new ExplorePresenter(_view, _api.Client, null).ShowAsync(order, older, TestContext.Current.CancellationToken);
}
