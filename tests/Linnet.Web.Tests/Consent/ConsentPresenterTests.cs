using System.Net;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Errors;
using Linnet.Web.Consent;

namespace Linnet.Web.Tests.Consent;

public sealed class ConsentPresenterTests
{
    private const string Ask = "GET /api/v1/oauth/consent?client_id=abc";
    private const string Allow = "POST /api/v1/oauth/consent";
    private static readonly ConsentQuery Query = new() { ClientId = "abc" };

    private readonly FakeApi _api = new();
    private readonly IConsentView _view = Substitute.For<IConsentView>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConsentPresenter Presenter => new(_view, _api.Client);

    [Fact]
    public async Task The_person_is_asked()
    {
        _api.On(Ask, Request(null));

        await Presenter.AskAsync(Query, Token);

        _view.Received().ShowRequest(Arg.Is<ConsentRequestInfo>(request => request.Name == "Reader"));
    }

    [Fact]
    public async Task Who_allows_it_is_led_to_the_program()
    {
        _api.On(Allow, new ConsentGrant { RedirectTo = "https://client.example/?code=1" });

        await Presenter.AllowAsync(Query, Token);

        _view.Received().LeadTo("https://client.example/?code=1");
    }

    [Fact]
    public async Task Who_allows_it_sees_the_code_of_a_program_without_an_address()
    {
        _api.On(Allow, new ConsentGrant { Code = "1" });

        await Presenter.AllowAsync(Query, Token);

        _view.Received().ShowCode("1");
    }

    [Fact]
    public async Task Who_denies_it_is_led_to_the_program_or_told()
    {
        _api.On(Ask, Request("https://client.example/?error=access_denied"));
        await Presenter.DenyAsync(Query, Token);
        _api.On(Ask, Request(null));
        await Presenter.DenyAsync(Query, Token);

        _view.Received().LeadTo("https://client.example/?error=access_denied");
        _view.Received().ShowDenied("The program was given nothing.");
        _api.Calls.ShouldNotContain(Allow);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_taken_to_it()
    {
        var fault = new ErrorBody("invalid_scope", "The scope is odd") { RedirectTo = "https://client.example/?error=invalid_scope" };
        _api.Refuse(Ask, HttpStatusCode.BadRequest, fault).Refuse(Allow, HttpStatusCode.BadRequest, fault);

        await Presenter.AskAsync(Query, Token);
        await Presenter.AllowAsync(Query, Token);
        await Presenter.DenyAsync(Query, Token);

        _view.Received(3).LeadTo("https://client.example/?error=invalid_scope");
    }

    [Fact]
    public async Task A_fault_that_may_be_an_impostors_is_told_to_the_person()
    {
        _api.Refuse(Ask, HttpStatusCode.BadRequest, new ErrorBody("invalid_client", "The client_id names no registered application"));

        await Presenter.AskAsync(Query, Token);

        _view.Received().ShowError("Failed to ask for your consent because the client_id names no registered application.");
        _view.DidNotReceive().LeadTo(Arg.Any<string>());
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(Ask).Break(Allow);

        await Presenter.AskAsync(Query, Token);
        await Presenter.AllowAsync(Query, Token);

        _view.Received(2).ShowError("Failed to ask for your consent because the server cannot be reached.");
    }

    private static ConsentRequestInfo Request(string? denyTo) =>
        new() { Name = "Reader", Scopes = ["read"], RedirectUri = "https://client.example/", DenyRedirectTo = denyTo };
}
