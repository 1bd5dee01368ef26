using Linnet.Core.Sessions;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Sessions;

public sealed class SessionTests : StoreContract<AwsUnderTest>
{
    private SessionKeeper NewKeeper() => new(Store.Sessions, Store.Clock, Options.Create(new SessionOptions()));

    [Fact]
    public async Task An_expired_session_is_refused_though_the_database_has_not_removed_it()
    {
        var daisy = await Store.AddAccountAsync();
        var begun = (await NewKeeper().BeginAsync(daisy.Id, null, "read", Token)).Value;
        Store.Clock.Advance(new SessionOptions().IdleTimeout + TimeSpan.FromMinutes(1));

        (await NewKeeper().AuthenticateAsync(begun.Token, Token)).ShouldBeNull();

        (await Store.Sessions.FindAsync(begun.Session.TokenHash, Token)).ShouldNotBeNull("DynamoDB takes its time to remove it");
    }

    [Fact]
    public async Task A_suspension_ends_sessions_also_when_their_removal_fails()
    {
        var daisy = await Store.AddAccountAsync();
        var session = await Store.AddSessionAsync(daisy.Id);
        Store.Gate.Fail(Store.Prefix, request => request.Operation is "BatchWriteItem" ? Fault.ServerError : null);
        await Should.ThrowAsync<Exception>(Store.Accounts.SetSuspendedAsync(daisy.Id, true, Token));
        Store.Gate.Fail(Store.Prefix, _ => null);

        await Store.Accounts.SetSuspendedAsync(daisy.Id, false, Token);

        (await Store.Sessions.FindAsync(session.TokenHash, Token)).ShouldBeNull();
        (await Store.Sessions.ListAsync(daisy.Id, Token)).ShouldBeEmpty();
        var later = await Store.AddSessionAsync(daisy.Id);
        (await Store.Sessions.FindAsync(later.TokenHash, Token)).ShouldBe(later);
    }

    [Fact]
    public async Task A_sign_in_whose_answer_is_lost_begins_one_session()
    {
        var daisy = await Store.AddAccountAsync();
        Store.LoseNextAnswer();

        var session = await Store.AddSessionAsync(daisy.Id);

        (await Store.Sessions.FindAsync(session.TokenHash, Token)).ShouldBe(session);
        (await Store.Sessions.ListAsync(daisy.Id, Token)).ShouldBe([session]);
    }

    [Fact]
    public async Task A_code_is_taken_by_the_one_whose_answer_is_lost()
    {
        var (daisy, app) = (await Store.AddAccountAsync(), await Store.Apps.AddAsync(Build.App(), Token));
        var code = Build.Code(app.Id, daisy.Id, Store.Clock.GetUtcNow());
        await Store.Apps.AddCodeAsync(code, Store.Clock.GetUtcNow(), Token);
        Store.LoseNextAnswer();

        (await Store.Apps.TakeCodeAsync(code.CodeHash, Token)).ShouldBe(code);

        (await Store.Apps.TakeCodeAsync(code.CodeHash, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_application_whose_answer_is_lost_is_registered_once()
    {
        Store.LoseNextAnswer();

        var app = await Store.Apps.AddAsync(Build.App(), Token);

        (await Store.Apps.FindAsync(app.ClientId, Token)).ShouldBe(app);
        (await Store.Apps.FindManyAsync([app.Id], Token)).ShouldBe([app]);
    }
}
