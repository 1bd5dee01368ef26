using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Web.People;
using Linnet.Web.Stories;

namespace Linnet.Web.Tests.Stories;

public sealed class FollowsPresenterTests
{
    private const string LookUp = "GET /api/v1/accounts/lookup?acct=robin";

    private readonly FakeApi _api = new();
    private readonly IFollowsView _view = Substitute.For<IFollowsView>();

    [Theory]
    [InlineData(true, "followers")]
    [InlineData(false, "following")]
    public async Task The_list_and_its_owner_share_one_question_about_the_viewer(bool isFollowers, string list)
    {
        var call = $"GET /api/v1/accounts/1/{list}?max_id=77&limit=10";
        const string relationships = "GET /api/v1/accounts/relationships?id[]=1&id[]=2";
        _api.On(LookUp, Sample.Account())
            .On<IReadOnlyList<Account>>(call, [Sample.Account("wren", "2")])
            .On<IReadOnlyList<Relationship>>(relationships, [new() { Id = "1" }, new() { Id = "2", Following = true }]);

        await Presenter("9").ShowAsync("robin", isFollowers, "77", TestContext.Current.CancellationToken);

        _view.Received().Show(
            Arg.Is<Person>(person => person.Account.Id == "1" && !person.Relationship!.Following),
            Arg.Is<ApiPage<Person>>(page => page.Items.Single().Account.Id == "2" && page.Items.Single().Relationship!.Following));
        _api.Calls.ShouldBe([LookUp, call, relationships]);
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        await Presenter(null).ShowAsync("robin", isFollowers: true, null, TestContext.Current.CancellationToken);

        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(LookUp);

        await Presenter(null).ShowAsync("robin", isFollowers: true, null, TestContext.Current.CancellationToken);

        _view.Received().ShowError("Failed to show the list because the server cannot be reached.");
    }

    private FollowsPresenter Presenter(string? viewerId) => new(_view, _api.Client, viewerId);
}
