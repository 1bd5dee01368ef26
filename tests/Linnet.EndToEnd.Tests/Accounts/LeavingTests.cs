using Linnet.Core.Accounts;
using Linnet.Core.Seeding;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Accounts;

/// <summary>Deleting one's account.</summary>
public sealed class LeavingTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_leaves_takes_everything_along()
    {
        var (ann, bob) = (await app.SignedInAsAsync("ann"), await app.SignedInAsAsync("bob"));
        var phone = await app.SignInAsync(ann);
        await ann.FollowAsync(bob);
        await bob.FollowAsync(ann);
        var post = await ann.PostAsync("My last words #farewell");
        await Eventually.HoldsAsync(async () => (await bob.ReadHomeAsync()).Any(status => status.Id == post.Id));
        var avatar = await GiveAvatarAsync(ann);

        (await ann.Client.DeleteAccountAsync(new() { Password = LinnetApp.Password }, Token)).Error.ShouldBeNull();

        foreach (var session in new[] { ann, phone })
        {
            (await session.Client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        }

        (await bob.Client.LookUpAccountAsync("ann", Token)).Error!.StatusCode.ShouldBe(404);
        (await bob.Client.GetAccountAsync(ann.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await bob.Client.GetStatusAsync(post.Id, Token)).Error!.StatusCode.ShouldBe(404);
        (await Ask.Get(avatar).SendAsync(app)).Status.ShouldBe(404);
        await ShouldBeForgottenAsync(bob);
    }

    [Fact]
    public async Task An_alias_is_never_given_again()
    {
        var carol = await app.SignedInAsAsync("carol");
        (await carol.Client.DeleteAccountAsync(new() { Password = LinnetApp.Password }, Token)).Error.ShouldBeNull();

        var again = await Ask.Post(
            "/api/v1/accounts",
            Body.Json(new { username = "CAROL", password = LinnetApp.Password, agreement = true }),
            await app.ProgramTokenAsync()).SendAsync(app);

        again.Status.ShouldBe(422, again.Text);
        again.Error()!.ShouldContain("username");
    }

    [Fact]
    public async Task Without_the_password_nobody_leaves()
    {
        var dora = await app.SignedInAsAsync("dora");

        var refused = await dora.Client.DeleteAccountAsync(new() { Password = "not my password" }, Token);

        refused.Error!.StatusCode.ShouldBe(422);
        (await dora.Client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
    }

    private async Task<string> GiveAvatarAsync(Person person)
    {
        var edited = await new Ask("PATCH", "/api/v1/accounts/update_credentials")
        {
            Token = person.Token,
            Body = Body.WithFile("avatar", TestImage.Png(4, 4, 77)),
        }.SendAsync(app);
        edited.Status.ShouldBe(200, edited.Text);
        var path = new Uri(edited.TextOf("avatar")).AbsolutePath;
        (await Ask.Get(path).SendAsync(app)).Status.ShouldBe(200);
        return path;
    }

    private async Task ShouldBeForgottenAsync(Person follower)
    {
        while (await app.Get<IAccountStore>().PurgeAsync(Token))
        {
        }

        (await follower.ReadHomeAsync()).ShouldBeEmpty();
        (await follower.Client.GetTagTimelineAsync("farewell", default, Token)).Value.Items.ShouldBeEmpty();
        (await follower.Client.GetFollowersAsync(follower.Id, default, Token)).Value.Items.ShouldBeEmpty();
        var left = (await follower.Client.VerifyCredentialsAsync(Token)).Value;
        (left.FollowersCount, left.FollowingCount).ShouldBe((0, 0));
        (await app.Get<ISeedStore>().RecountAsync(repair: false, Token)).ShouldBeEmpty();
    }
}
