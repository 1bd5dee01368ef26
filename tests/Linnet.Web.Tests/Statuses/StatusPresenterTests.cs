using System.Net;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;
using Linnet.Web.Statuses;

namespace Linnet.Web.Tests.Statuses;

public sealed class StatusPresenterTests
{
    private const string Get = "GET /api/v1/statuses/10";

    private static readonly DateTimeOffset At = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly FakeApi _api = new();
    private readonly IStatusView _view = Substitute.For<IStatusView>();

    [Fact]
    public async Task A_plain_status_takes_one_call()
    {
        _api.On(Get, Sample.Status());

        await ShowAsync(viewerId: null);

        Shown().ShouldBe(new StatusDetails { Status = Shown().Status });
        _api.Calls.ShouldBe([Get]);
    }

    [Fact]
    public async Task Likers_and_versions_are_asked_for_where_there_are_some()
    {
        var version = new StatusEdit { Content = "<p>Old</p>", CreatedAt = At, Account = Sample.Account() };
        _api.On(Get, Sample.Status() with { FavouritesCount = 3, EditedAt = At })
            .On<IReadOnlyList<Account>>($"{Get}/favourited_by?limit=12", [Sample.Account("wren", "2")])
            .On<IReadOnlyList<StatusEdit>>($"{Get}/history", [version, version]);

        await ShowAsync(viewerId: "2");

        Shown().Likers.ShouldHaveSingleItem().Username.ShouldBe("wren");
        Shown().Versions.Count.ShouldBe(2);
        Shown().Receipt.ShouldBeNull();
        _api.Calls.ShouldNotContain($"{Get}/receipt");
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public async Task The_author_and_operators_see_the_receipt(string viewerId, bool isOperator)
    {
        _api.On(Get, Sample.Status())
            .On($"{Get}/receipt", Receipt(followers: 3));

        await ShowAsync(viewerId, isOperator);

        Shown().Receipt.ShouldNotBeNull().Followers.ShouldBe(3);
    }

    [Theory]
    [InlineData(59, 0, true)]
    [InlineData(61, 0, false)]
    [InlineData(61, 1, true)]
    public async Task A_status_that_was_never_delivered_tells_nothing_of_its_delivery(int secondsLater, long jobsDone, bool isTold)
    {
        _api.On(Get, Sample.Status()).On($"{Get}/receipt", Receipt(followers: null) with { JobsDone = jobsDone });

        await ShowAsync(viewerId: "1", secondsLater: secondsLater);

        (Shown().Receipt is not null).ShouldBe(isTold);
    }

    [Fact]
    public async Task What_stands_beside_the_status_may_be_missing()
    {
        _api.On(Get, Sample.Status() with { FavouritesCount = 1, EditedAt = At })
            .Break($"{Get}/favourited_by?limit=12")
            .Break($"{Get}/history")
            .Refuse($"{Get}/receipt", HttpStatusCode.InternalServerError, "Broken");

        await ShowAsync(viewerId: "1");

        Shown().Likers.ShouldBeEmpty();
        Shown().Versions.ShouldBeEmpty();
        Shown().Receipt.ShouldBeNull();
    }

    [Fact]
    public async Task A_status_that_is_no_more_is_not_found()
    {
        await ShowAsync(viewerId: null);

        _view.Received().ShowNotFound();
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Get);

        await ShowAsync(viewerId: null);

        _view.Received().ShowError("Failed to show the status because the server cannot be reached.");
    }

    [Fact]
    public void Receipts_are_told_in_plain_words()
    {
        Texts.Of(Receipt(followers: null)).ShouldBe("On its way: your followers are being counted.");
        Texts.Of(Receipt(followers: 1203, written: 500)).ShouldBe("On its way: delivered to 500 of 1,203 feeds so far.");
        Texts.Of(Receipt(followers: 1203, written: 1203, milliseconds: 8.4)).ShouldBe("Delivered to 1,203 of 1,203 feeds in 8 ms.");
        Texts.Of(Receipt(followers: 1, written: 1, milliseconds: 1250)).ShouldBe("Delivered to 1 of 1 feed in 1.3 s.");
        Texts.Of(Receipt(followers: 0, milliseconds: 1)).ShouldBe("Nobody followed you when you posted this.");
        Texts.OfDeferred(Receipt(followers: 2, written: 2)).ShouldBeNull();
        Texts.OfDeferred(Receipt(followers: 3, written: 1) with { FeedsDeferred = 2 })
            .ShouldBe("2 of them take it up when they are next opened.");
    }

    private static Receipt Receipt(long? followers, long written = 0, double? milliseconds = null) => new()
    {
        StatusId = "10",
        Followers = followers,
        FeedsWritten = written,
        FeedsDeferred = 0,
        JobsDone = 0,
        Complete = milliseconds is not null,
        PostedAt = At,
        Milliseconds = milliseconds,
    };

    private StatusDetails Shown() => (StatusDetails)_view.ReceivedCalls().ShouldHaveSingleItem().GetArguments()[0]!;

    private Task ShowAsync(string? viewerId, bool isOperator = false, int secondsLater = 30) =>
        new StatusPresenter(_view, _api.Client, At.AddSeconds(secondsLater)).ShowAsync("10", viewerId, isOperator, TestContext.Current.CancellationToken);
}
