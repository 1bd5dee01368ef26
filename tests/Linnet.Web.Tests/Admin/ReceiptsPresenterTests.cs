using System.Net;
using Linnet.Protocol.Statuses;
using Linnet.Web.Admin;

namespace Linnet.Web.Tests.Admin;

public sealed class ReceiptsPresenterTests
{
    private const string List = "GET /api/v1/receipts?max_id=12&limit=10";

    private readonly FakeApi _api = new();
    private readonly IAdminView<Deliveries> _view = Substitute.For<IAdminView<Deliveries>>();

    [Fact]
    public async Task Receipts_are_shown_with_the_statuses_that_they_are_of()
    {
        _api.On<IReadOnlyList<Receipt>>(List, [AdminSample.Receipt("11"), AdminSample.Receipt("10")])
            .On<IReadOnlyList<Status>>("GET /api/v1/statuses?id[]=11&id[]=10", [Sample.Status("10"), Sample.Status("11")]);

        await ShowAsync();

        _view.Received().Show(Arg.Is<Deliveries>(shown => shown.Page.Items.Count == 2 && shown.Statuses.Count == 2));
    }

    [Fact]
    public async Task Who_is_no_operator_may_not_see_them()
    {
        _api.Refuse(List, HttpStatusCode.Forbidden, "This action is not allowed");

        await ShowAsync();

        _view.Received().ShowForbidden();
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        _api.Break(List);

        await ShowAsync();

        _view.Received().ShowError("Failed to show the deliveries because the server cannot be reached.");
    }

    private Task ShowAsync() => new ReceiptsPresenter(_view, _api.Client).ShowAsync("12", TestContext.Current.CancellationToken);
}
