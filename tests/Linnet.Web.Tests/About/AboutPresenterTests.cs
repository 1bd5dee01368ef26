using System.Net;
using Linnet.Protocol.Instances;
using Linnet.Web.About;

namespace Linnet.Web.Tests.About;

public sealed class AboutPresenterTests
{
    private const string Get = "GET /api/v1/instance";

    private readonly FakeApi _api = new();
    private readonly IAboutView _view = Substitute.For<IAboutView>();

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        _api.Refuse(Get, HttpStatusCode.InternalServerError, "Broken");

        await new AboutPresenter(_view, _api.Client).ShowAsync(TestContext.Current.CancellationToken);

        _view.Received().ShowError("Failed to tell about the server because broken.");
        _view.DidNotReceive().Show(Arg.Any<V1Instance>());
    }
}
