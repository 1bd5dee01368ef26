using Linnet.Protocol.Accounts;
using Linnet.Web.People;

namespace Linnet.Web.Tests.People;

public sealed class PersonReaderTests
{
    private static readonly Account[] Accounts = [Sample.Account("robin", "1"), Sample.Account("wren", "2"), Sample.Account("jay", "3")];

    private readonly FakeApi _api = new();

    [Fact]
    public async Task One_question_is_asked_for_all_but_the_viewer()
    {
        const string call = "GET /api/v1/accounts/relationships?id[]=2&id[]=3";
        _api.On<IReadOnlyList<Relationship>>(call, [new() { Id = "3", Following = true }]);

        var people = await SeeAsync("1");

        _api.Calls.ShouldBe([call]);
        people.Select(person => person.Account.Username).ShouldBe(["robin", "wren", "jay"]);
        people.Select(person => person.Relationship?.Following).ShouldBe([null, null, true]);
    }

    [Fact]
    public async Task Nothing_is_asked_where_nobody_is_signed_in()
    {
        var people = await SeeAsync(null);

        people.ShouldAllBe(person => person.Relationship == null);
        _api.Calls.ShouldBeEmpty();
    }

    private Task<IReadOnlyList<Person>> SeeAsync(string? viewerId) =>
        _api.Client.SeeAsync(Accounts, viewerId, TestContext.Current.CancellationToken);
}
