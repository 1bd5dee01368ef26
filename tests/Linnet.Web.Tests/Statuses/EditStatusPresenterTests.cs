using System.Net;
using Linnet.Protocol.Statuses;
using Linnet.Web.Statuses;

namespace Linnet.Web.Tests.Statuses;

public sealed class EditStatusPresenterTests
{
    private const string Get = "GET /api/v1/statuses/10";
    private const string Put = "PUT /api/v1/statuses/10";

    private readonly FakeApi _api = new();
    private readonly IEditStatusView _view = Substitute.For<IEditStatusView>();

    [Fact]
    public async Task The_text_is_shown_as_it_was_written()
    {
        _api.On(Get, Sample.Status()).On($"{Get}/source", new StatusSource("10", "Hello\n<b>", ""));

        await Presenter().ShowAsync("10", Ct);

        _view.Received().ShowText(Arg.Is<Status>(status => status.Id == "10"), "Hello\n<b>");
    }

    [Fact]
    public async Task What_was_written_is_saved_and_its_warning_stays()
    {
        _api.On(Get, Sample.Status() with { SpoilerText = "Birds", Sensitive = true }).On(Put, Sample.Status(html: "<p>New</p>"));

        await Presenter().SaveAsync("10", "New", Ct);

        Received.InOrder(() =>
        {
            _view.ShowMessage("Saving…");
            _view.ShowEdited(Arg.Is<Status>(status => status.Content == "<p>New</p>"));
            _view.ShowMessage("Your changes are saved.");
        });
        _api.Bodies[1].ShouldBe("""{"status":"New","spoiler_text":"Birds","sensitive":true}""");
    }

    [Fact]
    public async Task A_refusal_is_told_and_what_was_written_stays()
    {
        _api.On(Get, Sample.Status()).Refuse(Put, HttpStatusCode.UnprocessableEntity, "Text is too long");

        await Presenter().SaveAsync("10", "New", Ct);

        _view.Received().ShowText(Arg.Any<Status>(), "New");
        _view.Received().ShowError("Failed to edit the status because text is too long.");
        _view.DidNotReceive().ShowEdited(Arg.Any<Status>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \r\n")]
    public async Task Nothing_is_saved_where_nothing_is_left(string? text)
    {
        _api.On(Get, Sample.Status());

        await Presenter().SaveAsync("10", text, Ct);

        _view.Received().ShowError("Write something first.");
        _api.Calls.ShouldBe([Get]);
    }

    [Theory]
    [InlineData("2")]
    [InlineData(null)]
    public async Task A_status_of_somebody_else_is_not_found(string? viewerId)
    {
        _api.On(Get, Sample.Status());

        await Presenter(viewerId).ShowAsync("10", Ct);
        await Presenter(viewerId).SaveAsync("10", "Mine now", Ct);

        _view.Received(2).ShowNotFound();
        _view.DidNotReceive().ShowText(Arg.Any<Status>(), Arg.Any<string>());
        _api.Calls.ShouldBe([Get, Get]);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Get);

        await Presenter().ShowAsync("10", Ct);

        _view.Received().ShowError("Failed to edit the status because the server cannot be reached.");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EditStatusPresenter Presenter(string? viewerId = "1") => new(_view, _api.Client, viewerId);
}
