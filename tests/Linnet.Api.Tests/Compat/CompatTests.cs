using System.Globalization;
using Linnet.Api.Compat;

namespace Linnet.Api.Tests.Compat;

/// <summary>What Linnet does not have is told truthfully, and to the right people.</summary>
public sealed class CompatTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    private const string NoOne = "4611686018427387904";

    public static TheoryData<string, string?> Lists() => Rows(EmptyLists.Plain);

    public static TheoryData<string, string?> ListsOfOne() => Rows([.. EmptyLists.OfAccount, .. EmptyLists.OfStatus]);

    public static TheoryData<string, string, string?, int> Refused() =>
    [
        .. Rows(Refusals.Actions, 422),
        .. Rows(Refusals.Things, 404),
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_of_what_cannot_be_is_empty(string path, string? scope)
    {
        var reader = await api.SignUpAsync();

        (await reader.Client.JsonAsync(path)).GetArrayLength().ShouldBe(0);
        await OnlyThoseMayWhoHaveAsync(scope, "GET", path);
    }

    [Theory]
    [MemberData(nameof(ListsOfOne))]
    public async Task A_list_of_an_account_or_status_is_empty_and_one_of_nobody_is_not_found(string path, string? scope)
    {
        var writer = await api.SignUpAsync();
        var id = path.Contains("/accounts/", StringComparison.Ordinal) ? writer.Account.Id : (await api.PostAsync(writer, "Hello")).Id;

        (await writer.Client.JsonAsync(Filled(path, id.ToString(CultureInfo.InvariantCulture)))).GetArrayLength().ShouldBe(0);
        (await writer.Client.TryAsync("GET", Filled(path, NoOne))).ShouldBe((404, "Record not found"));
        await OnlyThoseMayWhoHaveAsync(scope, "GET", Filled(path, NoOne));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_offered_is_refused(string method, string path, string? scope, int status)
    {
        var person = await api.SignUpAsync(scopes: "read write follow push");

        var (answered, error) = await person.Client.TryAsync(method, Filled(path, "1"));

        answered.ShouldBe(status);
        error.ShouldStartWith(status == 422 ? "This server does not offer " : "Record not found");
        await OnlyThoseMayWhoHaveAsync(scope, method, Filled(path, "1"));
    }

    [Fact]
    public async Task There_are_no_notifications_to_count_to_group_or_to_clear()
    {
        var person = await api.SignUpAsync();

        (await person.Client.JsonAsync("/api/v1/notifications/unread_count")).GetProperty("count").GetInt32().ShouldBe(0);
        (await person.Client.JsonAsync("/api/v2/notifications")).GetProperty("notification_groups").GetArrayLength().ShouldBe(0);
        (await person.Client.JsonAsync("/api/v2/notifications/policy")).GetProperty("for_not_following").GetString().ShouldBe("accept");
        (await person.Client.TryAsync("POST", "/api/v1/notifications/clear")).Status.ShouldBe(200);
        (await api.Anybody.TryAsync("POST", "/api/v1/notifications/clear")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Preferences_are_what_statuses_are_posted_with()
    {
        var person = await api.SignUpAsync();

        var preferences = await person.Client.JsonAsync("/api/v1/preferences");

        preferences.GetProperty("posting:default:visibility").GetString().ShouldBe("public");
        preferences.GetProperty("posting:default:sensitive").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("/api/v1/blocks", 200)]
    [InlineData("/api/v1/mutes", 200)]
    [InlineData("/api/v1/follow_requests", 200)]
    [InlineData("/api/v1/lists", 403)]
    public async Task The_old_scope_follow_covers_what_it_always_did(string path, int status)
    {
        var person = await api.SignUpAsync(scopes: "follow");

        (await person.Client.TryAsync("GET", path)).Status.ShouldBe(status);
    }

    private async Task OnlyThoseMayWhoHaveAsync(string? scope, string method, string path)
    {
        if (scope is null)
        {
            (await api.Anybody.TryAsync(method, path)).Status.ShouldNotBe(401);
            return;
        }

        (await api.Anybody.TryAsync(method, path)).ShouldBe((401, "The access token is invalid"));
        if (scope.Length > 0)
        {
            var other = await api.SignUpAsync(scopes: "profile");
            (await other.Client.TryAsync(method, path)).Status.ShouldBe(403);
        }
    }

    private static IEnumerable<TheoryDataRow<string, string, string?, int>> Rows(IEnumerable<RefusedCall> calls, int status) =>
        from call in calls
        from method in call.Methods.Split(' ')
        select new TheoryDataRow<string, string, string?, int>(method, call.Path, call.Scope, status);

    private static TheoryData<string, string?> Rows(IEnumerable<EmptyList> lists) =>
        [.. lists.Select(list => new TheoryDataRow<string, string?>(list.Path, list.Scope))];

    private static string Filled(string path, string id) =>
        path.Replace("{id:long}", id, StringComparison.Ordinal)
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{name}", "birds", StringComparison.Ordinal)
            .Replace("{stream}", "user", StringComparison.Ordinal);
}
