using System.Net;
using Linnet.Protocol.Statuses;
using Linnet.Web.Statuses;

namespace Linnet.Web.Tests.Statuses;

public sealed class PostStatusPresenterTests
{
    private const string Post = "POST /api/v1/statuses";

    private readonly FakeApi _api = new();
    private readonly IPostStatusView _view = Substitute.For<IPostStatusView>();

    [Fact]
    public async Task A_posted_status_is_shown_with_the_message()
    {
        _api.On(Post, Sample.Status());

        await PostAsync("Hello");

        Received.InOrder(() =>
        {
            _view.ShowMessage("Posting status…");
            _view.ShowPosted(Arg.Is<Status>(status => status.Id == "10"));
            _view.ShowMessage("Successfully Posted!");
        });
        _view.DidNotReceive().ShowError(Arg.Any<string>());
        _api.Bodies.ShouldBe(["""{"status":"Hello"}"""]);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        _api.Refuse(Post, HttpStatusCode.UnprocessableEntity, "Text is too long.");

        await PostAsync("Hello");

        _view.Received().ShowError("Failed to post the status because text is too long.");
        _view.DidNotReceive().ShowPosted(Arg.Any<Status>());
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Post);

        await PostAsync("Hello");

        _view.Received().ShowError("Failed to post the status because the server cannot be reached.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t")]
    public async Task Nothing_is_posted_where_nothing_was_written(string? text)
    {
        await PostAsync(text);

        _view.Received().ShowError("Write something first.");
        _api.Calls.ShouldBeEmpty();
    }

    private Task PostAsync(string? text) =>
        new PostStatusPresenter(_view, _api.Client).PostAsync(text, null, TestContext.Current.CancellationToken);
}
