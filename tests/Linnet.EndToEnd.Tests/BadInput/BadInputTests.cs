using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Bad requests: each gets a clear error, and changes nothing.</summary>
public sealed class BadInputTests(World world) : IClassFixture<World>
{
    public static TheoryData<string> Accounts => AccountRows.Table.Names;

    public static TheoryData<string> Access => AccessRows.Table.Names;

    public static TheoryData<string> Bodies => BodyRows.Table.Names;

    public static TheoryData<string> Images => ImageRows.Table.Names;

    public static TheoryData<string> Lists => ListRows.Table.Names;

    public static TheoryData<string> Paths => PathRows.Table.Names;

    public static TheoryData<string> SignIns => SignInRows.Table.Names;

    public static TheoryData<string> Statuses => StatusRows.Table.Names;

    [Theory]
    [MemberData(nameof(Accounts))]
    public Task Accounts_refuse(string row) => CheckAsync(AccountRows.Table[row]);

    [Theory]
    [MemberData(nameof(Access))]
    public Task Whoever_may_not_is_refused(string row) => CheckAsync(AccessRows.Table[row]);

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task Bodies_are_refused(string row) => CheckAsync(BodyRows.Table[row]);

    [Theory]
    [MemberData(nameof(Images))]
    public Task Images_are_refused(string row) => CheckAsync(ImageRows.Table[row]);

    [Theory]
    [MemberData(nameof(Lists))]
    public Task Lists_refuse(string row) => CheckAsync(ListRows.Table[row]);

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Paths_lead_nowhere(string row) => CheckAsync(PathRows.Table[row]);

    [Theory]
    [MemberData(nameof(SignIns))]
    public Task Signing_in_refuses(string row) => CheckAsync(SignInRows.Table[row]);

    [Theory]
    [MemberData(nameof(Statuses))]
    public Task Statuses_refuse(string row) => CheckAsync(StatusRows.Table[row]);

    /// <summary>What the server cannot even read as HTTP has no body, but never brings it down.</summary>
    [Theory]
    [InlineData("/api/v1/statuses/%00", 400)]
    [InlineData("/media/avatars/%00.png", 400)]
    public async Task An_address_that_is_none_is_refused_before_anything_runs(string target, int status)
    {
        (await Http.Ask.Get(target, world.Ann.Token).SendAsync(world.App)).Status.ShouldBe(status);
        (await Http.Ask.Get($"/api/v1/{new string('a', 20_000)}").SendAsync(world.App)).Status.ShouldBe(414);
        (await Http.Ask.Get("/api/v1/timelines/public").SendAsync(world.App)).Status.ShouldBe(200);
    }

    private async Task CheckAsync(Row row)
    {
        var before = await world.DigestAsync();

        var reply = await row.Make(world).SendAsync(world.App);

        reply.Status.ShouldBe(row.Status, reply.Text);
        if (row.IsPage)
        {
            reply.Header("Content-Type")!.ShouldStartWith("text/html");
            reply.Text.ShouldContain("The page does not exist");
        }
        else
        {
            reply.Header("Content-Type")!.ShouldStartWith("application/json");
            reply.Error().ShouldNotBeNullOrWhiteSpace(reply.Text);
        }

        (await world.DigestAsync()).ShouldBe(before);
    }
}
