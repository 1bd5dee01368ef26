using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Statuses;

/// <summary>Sending a post again with its key posts it once.</summary>
public sealed class IdempotencyTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_posts_at_once_with_one_key_make_one_status()
    {
        var ann = await app.SignedInAsAsync("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            ann.Client.PostStatusAsync(new() { Status = "Once" }, "one key", Token)));

        answers.Select(answer => answer.Value.Id).Distinct().Count().ShouldBe(1);
        (await ann.ReadHomeAsync()).Count.ShouldBe(1);
        (await ann.Client.VerifyCredentialsAsync(Token)).Value.StatusesCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_belongs_to_one_account_and_lasts_over_a_restart()
    {
        var (bob, carol) = (await app.SignedInAsAsync("bob"), await app.SignedInAsAsync("carol"));
        var bobs = (await bob.Client.PostStatusAsync(new() { Status = "Bob's" }, "shared", Token)).Value;
        var carols = (await carol.Client.PostStatusAsync(new() { Status = "Carol's" }, "shared", Token)).Value;

        await app.RestartAsync();
        var again = (await bob.Client.PostStatusAsync(new() { Status = "Bob's" }, "shared", Token)).Value;

        carols.Id.ShouldNotBe(bobs.Id);
        again.Id.ShouldBe(bobs.Id);
    }
}
