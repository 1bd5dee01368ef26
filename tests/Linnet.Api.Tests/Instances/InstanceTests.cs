using System.Text.Json;
using Linnet.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Tests.Instances;

/// <summary>What the server tells about itself.</summary>
public sealed class InstanceTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    [Theory]
    [InlineData("/api/v1/instance")]
    [InlineData("/api/v2/instance")]
    public async Task Its_version_is_one_that_clients_accept_and_its_limits_are_those_that_hold(string path)
    {
        var instance = await api.Anybody.JsonAsync(path);
        var statuses = instance.GetProperty("configuration").GetProperty("statuses");

        instance.GetProperty("version").GetString()!.ShouldMatch(@"^4\.2\.0 \(compatible; Linnet \d+\.\d+\.\d+\)$");
        statuses.GetProperty("max_characters").GetInt32().ShouldBe(500);
        statuses.GetProperty("characters_reserved_per_url").GetInt32().ShouldBe(23);
        statuses.GetProperty("max_media_attachments").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_streaming_address_is_of_a_web_socket()
    {
        (await api.Anybody.JsonAsync("/api/v1/instance")).GetProperty("urls").GetProperty("streaming_api").GetString()
            .ShouldBe("ws://localhost");
        (await api.Anybody.JsonAsync("/api/v2/instance")).GetProperty("configuration").GetProperty("urls").GetProperty("streaming")
            .GetString().ShouldBe("ws://localhost");
    }

    [Fact]
    public async Task Its_numbers_grow_with_what_is_there()
    {
        var before = await StatsAsync();

        await api.PostAsync(await api.SignUpAsync(), "One more");

        var after = await StatsAsync();
        (after.Users - before.Users, after.Statuses - before.Statuses).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Whether_one_may_sign_up_follows_the_setting()
    {
        await using var closed = await ApiApp.StartAsync();
        closed.Services.GetRequiredService<IOptions<AccountOptions>>().Value.RegistrationOpen = false;

        (await api.Anybody.JsonAsync("/api/v2/instance")).GetProperty("registrations").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        (await closed.Http.JsonAsync("/api/v2/instance")).GetProperty("registrations").GetProperty("enabled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Node_info_leads_to_a_document_that_names_the_software_and_what_it_is_like()
    {
        var links = await api.Anybody.JsonAsync("/.well-known/nodeinfo");
        var node = await api.Anybody.JsonAsync(new Uri(links.GetProperty("links")[0].GetProperty("href").GetString()!).AbsolutePath);

        node.GetProperty("version").GetString().ShouldBe("2.0");
        node.GetProperty("software").GetProperty("name").GetString().ShouldBe("linnet");
        node.GetProperty("metadata").GetProperty("upstream").GetProperty("name").GetString().ShouldBe("mastodon");
        node.GetProperty("openRegistrations").ValueKind.ShouldBe(JsonValueKind.True);
        node.GetProperty("usage").GetProperty("users").TryGetProperty("activeMonth", out _).ShouldBeFalse();
    }

    private async Task<(long Users, long Statuses)> StatsAsync()
    {
        var stats = (await api.Anybody.JsonAsync("/api/v1/instance")).GetProperty("stats");
        return (stats.GetProperty("user_count").GetInt64(), stats.GetProperty("status_count").GetInt64());
    }
}
