using System.Globalization;
using Linnet.EndToEnd.Tests.Clients;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>
/// Finds out, after a crash, what came of the requests that were not answered, and that everything else is as it was
/// acknowledged.
/// </summary>
/// <param name="model">What is known.</param>
/// <param name="http">The server.</param>
/// <param name="app">The program that people sign in with.</param>
/// <param name="isAtRest">False: a like that was not answered may still be on its way.</param>
/// <param name="ct">Cancels it.</param>
internal sealed class Settlement(CrashModel model, HttpClient http, CredentialApplication app, bool isAtRest, CancellationToken ct)
{
    /// <summary>An account whose sign-up was not answered either signs in with its password or does not exist.</summary>
    public async Task SettleSignUpAsync(ModelAccount account)
    {
        var nobody = new LinnetClient(http);
        if (account.Token is null)
        {
            if (!(await nobody.LookUpAccountAsync(account.Alias, ct)).Succeeded(out _, out var error))
            {
                error.StatusCode.ShouldBe(404, $"{account}: {error.Message}");
                return;
            }

            var request = TokenRequest.ForPassword(app, account.Alias, People.Password, People.AllScopes);
            account.Token = (await nobody.CreateTokenAsync(request, ct)).Value.AccessToken;
        }

        var self = (await account.ClientOf(http).VerifyCredentialsAsync(ct)).Value;
        self.Username.ShouldBe(account.Alias);
        account.Id = self.Id;
    }

    /// <summary>A story holds what was acknowledged, in its last version, and nothing that was deleted.</summary>
    public async Task SettleStatusesAsync(ModelAccount account)
    {
        var client = account.ClientOf(http);
        var story = (await Reading.WalkAsync(page => client.GetAccountStatusesAsync(account.Id, page, ct)))
            .ToDictionary(status => status.Id, status => Reading.TextOf(status.Content));
        foreach (var status in account.Statuses.ToList())
        {
            Settle(account, status, story);
        }

        account.Statuses.OrderByDescending(status => long.Parse(status.Id!, CultureInfo.InvariantCulture))
            .Select(status => (status.Id!, status.Text))
            .ShouldBe(story.Select(status => (status.Key, status.Value)), $"the story of {account}");
    }

    /// <summary>Who follows whom is what was acknowledged.</summary>
    public async Task SettleFollowsAsync(ModelAccount account)
    {
        var others = model.Accounts.Where(other => other != account).ToList();
        var relationships = (await account.ClientOf(http).GetRelationshipsAsync(others.Select(other => other.Id), ct)).Value;
        relationships.Select(relationship => relationship.Id).ShouldBe(others.Select(other => other.Id));
        foreach (var (other, relationship) in others.Zip(relationships))
        {
            Settle(account, other, relationship.Following);
            (account.FollowOf(other) is not null).ShouldBe(relationship.Following, $"{account} follows {other}");
        }
    }

    /// <summary>An account likes what was acknowledged, of what is there.</summary>
    public async Task SettleLikesAsync(ModelAccount account)
    {
        var client = account.ClientOf(http);
        var liked = (await Reading.WalkInAnyOrderAsync(page => client.GetFavouritesAsync(page, ct)))
            .Select(status => status.Id)
            .ToHashSet();
        account.Liked.IntersectWith(model.Accounts.SelectMany(other => other.Statuses).Select(status => status.Id!));
        foreach (var statusId in account.UnansweredLikes)
        {
            _ = liked.Contains(statusId) ? account.Liked.Add(statusId) : account.Liked.Remove(statusId);
        }

        liked.ShouldBe(account.Liked, ignoreOrder: true, $"what {account} likes");
        if (isAtRest)
        {
            account.UnansweredLikes.Clear();
        }
    }

    private void Settle(ModelAccount account, ModelStatus status, Dictionary<string, string> story)
    {
        if (status.Id is null)
        {
            status.Id = story.SingleOrDefault(known => known.Value == status.Text).Key;
            status.Posted.Happened(model.Now());
            if (status.Id is null)
            {
                account.Statuses.Remove(status);
            }
        }
        else if (status.Deleted is { } deleted && !story.ContainsKey(status.Id))
        {
            deleted.Happened(model.Now());
            account.Statuses.Remove(status);
            account.Gone.Add(status);
        }
        else
        {
            status.Deleted = null;
            if (status.UnansweredEdit is { } edit && story.GetValueOrDefault(status.Id) == edit)
            {
                status.Edited();
            }

            status.UnansweredEdit = null;
        }
    }

    private void Settle(ModelAccount account, ModelAccount other, bool isFollowing)
    {
        switch (account.FollowOf(other))
        {
            case { Begun.IsKnown: false } follow when isFollowing:
                follow.Begun.Happened(model.Now());
                break;
            case { Begun.IsKnown: false }:
                account.Forget(other);
                break;
            case { Ended: not null } follow when isFollowing:
                follow.Ended = null;
                break;
            case { Ended: { } ended }:
                ended.Happened(model.Now());
                break;
        }
    }
}
