using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linnet.Testing;
using Linnet.Testing.Hosts;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>Uses everything that Linnet offers in a deployment, so that each function does all its work.</summary>
internal sealed partial class Walk
{
    private const string Scopes = "profile read write follow admin:read admin:write consent";
    private const string OutOfBand = "urn:ietf:wg:oauth:2.0:oob";

    private readonly Deployment _deployment;
    private readonly ApiCalls _api;

    private string _clientId = "";
    private string _clientSecret = "";
    private string _program = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Walk(Deployment deployment) => (_deployment, _api) = (deployment, new(deployment["api"]));

    public async Task RunAsync()
    {
        var app = await _api.PostAsync("/api/v1/apps", null, ("client_name", "Walk"), ("redirect_uris", OutOfBand), ("scopes", Scopes));
        (_clientId, _clientSecret) = (Text(app, "client_id"), Text(app, "client_secret"));
        _program = await TokenAsync(("grant_type", "client_credentials"));
        await _api.GetAsync("/api/v1/apps/verify_credentials", _program);
        var (ann, annId) = await SignUpAsync("ann");
        var (bob, bobId) = await SignUpAsync("bob");
        await ProfileAsync(ann, annId);
        var status = await StatusAsync(ann, annId, bob);
        await LikesAsync(ann, bob, bobId, status);
        await ReadingAsync(ann, annId, bob, status);
        await SessionsAsync(ann);
        await OperatorAsync(ann, bob, bobId);
        await SignInAtSiteAsync("bob");
        await LargeAsync();
        await LeftUnsentAsync(ann, status);
        await EndAsync(ann, annId, bob);
    }

    [GeneratedRegex("name=\"form_token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task ProfileAsync(string ann, string annId)
    {
        await SendAvatarAsync(ann);
        var shown = await _api.GetAsync($"/api/v1/accounts/{annId}", null);
        await _api.FetchAsync(HttpMethod.Get, new Uri(Text(shown, "avatar")).AbsolutePath, null, [], mayFail: true);
        await SendAvatarAsync(ann);
        await _api.SendAsync(HttpMethod.Delete, "/api/v1/profile/avatar", ann);
        await _api.SendAsync(HttpMethod.Patch, "/api/v1/accounts/update_credentials", ann, ("display_name", "Ann Other"), ("note", "Birds"));
        await _api.GetAsync("/api/v1/accounts/verify_credentials", ann);
        await _api.GetAsync("/api/v1/accounts/lookup?acct=ANN", null);
        await _api.GetAsync($"/api/v1/accounts?id[]={annId}", null);
        await _api.GetAsync("/.well-known/webfinger?resource=acct:ann@filled-in.example", null);
        await _api.GetAsync("/oauth/userinfo", ann);
    }

    private async Task<string> StatusAsync(string ann, string annId, string bob)
    {
        await _api.PostAsync($"/api/v1/accounts/{annId}/follow", bob);
        await _api.PostAsync("/api/v1/statuses", ann, ("status", "An early #bird @bob https://birds.example"));
        var gone = Text(await _api.PostAsync("/api/v1/statuses", ann, ("status", "Something to delete #gone")), "id");
        var id = Text(await _api.PostAsync("/api/v1/statuses", ann, ("status", "The early #bird catches the worm")), "id");
        await _deployment.DeliverAsync();
        await _api.SendAsync(HttpMethod.Put, $"/api/v1/statuses/{id}", ann, ("status", "The late #bird sleeps on"));
        await _api.GetAsync($"/api/v1/statuses/{id}/source", ann);
        await _api.GetAsync($"/api/v1/statuses/{id}/history", ann);
        await _api.GetAsync($"/api/v1/statuses/{id}/context", ann);
        await _api.GetAsync($"/api/v1/statuses?id[]={id}", ann);
        await _api.SendAsync(HttpMethod.Put, $"/api/v1/statuses/{gone}", ann, ("status", "Something to delete, said otherwise"));
        await _api.PostAsync($"/api/v1/statuses/{gone}/favourite", bob);
        await _api.SendAsync(HttpMethod.Delete, $"/api/v1/statuses/{gone}", ann);
        await _deployment.DeliverAsync();
        return id;
    }

    private async Task LikesAsync(string ann, string bob, string bobId, string status)
    {
        await _api.PostAsync($"/api/v1/statuses/{status}/favourite", bob);
        await _api.PostAsync($"/api/v1/statuses/{status}/favourite", ann);
        await _api.PostAsync($"/api/v1/statuses/{status}/unfavourite", ann);
        await _deployment.DeliverAsync();
        await _api.GetAsync($"/api/v1/statuses/{status}/favourited_by", ann);
        await _api.GetAsync("/api/v1/favourites", bob);
        await _api.PostAsync($"/api/v1/accounts/{bobId}/follow", ann);
        await _api.PostAsync($"/api/v1/accounts/{bobId}/unfollow", ann);
        await _api.PostAsync($"/api/v1/accounts/{bobId}/follow", ann);
        await _api.PostAsync("/api/v1/statuses", bob, ("status", "While ann follows"));
        await _api.PostAsync($"/api/v1/accounts/{bobId}/unfollow", ann);
    }

    private async Task ReadingAsync(string ann, string annId, string bob, string status)
    {
        (await _api.GetAsync("/api/v1/timelines/home", bob)).EnumerateArray().ShouldNotBeEmpty("the fan-out is through");
        (await _api.GetAsync("/api/v2/search?q=sleeps", ann)).GetProperty("statuses").EnumerateArray().ShouldNotBeEmpty("the index is written");
        foreach (var path in new[]
        {
            "/api/v1/timelines/public", "/api/v1/timelines/tag/bird", "/api/v1/tags/bird", "/api/v2/search?q=bir&type=hashtags",
            "/api/v2/search?q=%22late+bird%22", "/api/v2/search?q=from:ann+bird", "/api/v2/search?q=%23bird&type=statuses", "/api/v1/accounts/search?q=an",
            "/api/v2/search?q=bi", "/api/v1/directory?order=active", "/api/v1/directory?order=new", $"/api/v1/accounts/{annId}/statuses",
            $"/api/v1/accounts/{annId}/followers", $"/api/v1/accounts/{annId}/following", $"/api/v1/accounts/relationships?id[]={annId}",
            "/api/v1/stories/ann", $"/api/v1/statuses/{status}",
            "/api/v1/markers?timeline[]=home", "/api/v1/instance", "/api/v2/instance", "/nodeinfo/2.0", "/api/v1/trends/tags",
        })
        {
            await _api.GetAsync(path, bob);
        }

        await _api.GetAsync($"/api/v1/statuses/{status}/receipt", ann);
        await _api.PostAsync("/api/v1/markers", bob, ("home[last_read_id]", status));
        await _api.FetchAsync(HttpMethod.Get, "/readyz", null, []);
    }

    private async Task SessionsAsync(string ann)
    {
        var consent = $"client_id={_clientId}&redirect_uri={OutOfBand}&response_type=code&scope=read";
        await _api.GetAsync($"/api/v1/oauth/consent?{consent}", ann);
        var grant = await _api.PostAsync($"/api/v1/oauth/consent?{consent}", ann, [.. consent.Split('&').Select(part => part.Split('=')).Select(part => (part[0], part[1]))]);
        var code = grant.GetProperty("code").GetString()!;
        await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", OutOfBand));
        var other = await TokenAsync(("grant_type", "password"), ("username", "ann"), ("password", LinnetApp.Password), ("scope", Scopes));
        await _api.PostAsync("/oauth/revoke", null, ("client_id", _clientId), ("client_secret", _clientSecret), ("token", other));
        var sessions = await _api.GetAsync("/api/v1/sessions", ann);
        var ended = sessions.EnumerateArray().First(session => !session.GetProperty("current").GetBoolean());
        await _api.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{Text(ended, "id")}", ann);
        await TokenAsync(("grant_type", "password"), ("username", "ann"), ("password", LinnetApp.Password), ("scope", Scopes));
        await _api.PostAsync("/api/v1/accounts/password", ann, ("current_password", LinnetApp.Password), ("new_password", LinnetApp.Password));
    }

    private async Task OperatorAsync(string ann, string bob, string bobId)
    {
        await _deployment.CommandAsync("account", "role", "ann", "operator");
        await Eventually.HoldsAsync(
            async () => (await _api.FetchAsync(HttpMethod.Get, "/api/v1/admin/figures", ann, [], mayFail: true)).Status == 200, expected: "the API knows the operator");
        var unwanted = Text(await _api.PostAsync("/api/v1/statuses", bob, ("status", "Unwanted")), "id");
        await _deployment.SetAsideAsync(unwanted, bobId);
        foreach (var path in new[]
        {
            "/api/v1/admin/accounts", "/api/v1/admin/accounts?role=operator", "/api/v1/admin/accounts?status=suspended", "/api/v1/admin/accounts?username=bo",
            $"/api/v1/admin/accounts/{bobId}", "/api/v1/admin/figures", "/api/v1/admin/jobs/dead", "/api/v1/receipts", "/logs",
        })
        {
            await _api.GetAsync(path, ann);
        }

        await _api.PostAsync("/api/v1/admin/jobs/dead/retry", ann, ("all", "true"));
        await _api.PostAsync($"/api/v1/admin/accounts/{bobId}/role", ann, ("role", "operator"));
        await _api.PostAsync($"/api/v1/admin/accounts/{bobId}/role", ann, ("role", "user"));
        await _api.SendAsync(HttpMethod.Delete, $"/api/v1/admin/statuses/{unwanted}", ann);
        await _deployment.DeliverAsync();
    }

    private async Task SignInAtSiteAsync(string alias)
    {
        var site = _deployment["site"].Http;
        var form = await site.GetStringAsync("/login", Token);
        var fields = new Dictionary<string, string>
        {
            ["form_token"] = FormToken().Match(form).Groups[1].Value,
            ["alias"] = alias,
            ["password"] = LinnetApp.Password,
            ["return"] = "/",
        };
        using var home = await site.PostAsync("/login", new FormUrlEncodedContent(fields), Token);
        (await home.Content.ReadAsStringAsync(Token)).ShouldContain("Sign out", customMessage: _deployment["site"].Log);
    }

    /// <summary>A post to more followers than the express queue takes.</summary>
    private async Task LargeAsync()
    {
        await _deployment.CommandAsync("seed", "--followee", "flo", "--followers", "251", "--follower-prefix", "fan");
        var flo = await TokenAsync(("grant_type", "password"), ("username", "flo"), ("password", "password"));
        var status = Text(await _api.PostAsync("/api/v1/statuses", flo, ("status", "To all of you")), "id");
        await _deployment.DeliverAsync();
        var receipt = await _api.GetAsync($"/api/v1/statuses/{status}/receipt", flo);
        receipt.GetProperty("feeds_written").GetInt32().ShouldBe(251);
    }

    /// <summary>What the queues do not take is sent by housekeeping, some seconds later.</summary>
    private async Task LeftUnsentAsync(string ann, string status)
    {
        _deployment.QueuesFail = true;
        var unsent = Text(await _api.PostAsync("/api/v1/statuses", ann, ("status", "Left unsent")), "id");
        await _api.SendAsync(HttpMethod.Put, $"/api/v1/statuses/{status}", ann, ("status", "The late #bird is left unsent"));
        _deployment.QueuesFail = false;
        await Eventually.HoldsAsync(
            async () =>
            {
                await _deployment.KeepHouseAsync();
                await _deployment.DeliverAsync();
                return (await _api.GetAsync($"/api/v1/statuses/{unsent}/receipt", ann)).GetProperty("complete").GetBoolean();
            },
            TimeSpan.FromSeconds(30));
    }

    private async Task EndAsync(string ann, string annId, string bob)
    {
        var (cal, calId) = await SignUpAsync("cal");
        await _api.PostAsync($"/api/v1/accounts/{annId}/follow", cal);
        await _api.PostAsync($"/api/v1/accounts/{calId}/follow", bob);
        var last = Text(await _api.PostWithKeyAsync("/api/v1/statuses", cal, "once", ("status", "My last #word")), "id");
        Text(await _api.PostWithKeyAsync("/api/v1/statuses", cal, "once", ("status", "My last #word")), "id").ShouldBe(last);
        await _api.SendAsync(HttpMethod.Put, $"/api/v1/statuses/{last}", cal, ("status", "My very last #word"));
        await _api.PostAsync($"/api/v1/accounts/{calId}/unfollow", bob);
        await _api.PostAsync($"/api/v1/accounts/{calId}/follow", bob);
        await _api.PostAsync($"/api/v1/statuses/{last}/favourite", cal);
        var anns = Text(await _api.PostAsync("/api/v1/statuses", ann, ("status", "For all followers")), "id");
        await _api.PostAsync($"/api/v1/statuses/{anns}/favourite", cal);
        await _api.PostAsync("/api/v1/markers", cal, ("home[last_read_id]", anns));
        await _deployment.DeliverAsync();
        await _api.SendAsync(HttpMethod.Delete, "/api/v1/accounts/me", cal, ("password", LinnetApp.Password));
        await _deployment.KeepHouseAsync();
        await _deployment.DeliverAsync();
        (await _api.FetchAsync(HttpMethod.Get, $"/api/v1/statuses/{last}", null, [], mayFail: true)).Status.ShouldBe(404);
        var (_, donId) = await SignUpAsync("don");
        await _api.PostAsync($"/api/v1/admin/accounts/{donId}/action", ann, ("type", "suspend"));
        await _api.PostAsync($"/api/v1/admin/accounts/{donId}/unsuspend", ann);
    }

    private async Task<(string Token, string Id)> SignUpAsync(string alias)
    {
        var signedUp = await _api.PostAsync(
            "/api/v1/accounts", _program, ("username", alias), ("password", LinnetApp.Password), ("agreement", "true"), ("first_name", alias), ("last_name", "Walker"));
        var token = Text(signedUp, "access_token");
        return (token, Text(await _api.GetAsync("/api/v1/accounts/verify_credentials", token), "id"));
    }

    private async Task<string> TokenAsync(params (string, string)[] fields) => Text(
        await _api.PostAsync("/oauth/token", null, [.. fields, ("client_id", _clientId), ("client_secret", _clientSecret), ("scope", Scopes)]), "access_token");

    private async Task SendAvatarAsync(string token)
    {
        var image = await _deployment["api"].Http.GetByteArrayAsync("/media/avatars/default.png", Token);
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/accounts/update_credentials")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(image) { Headers = { ContentType = new("image/png") } }, "avatar", "a.png" } },
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var answer = await _deployment["api"].Http.SendAsync(request, Token);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Token));
    }
}
