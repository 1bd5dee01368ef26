using System.Text.Json;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Json;
using Linnet.Protocol.Statuses;
using Linnet.Protocol.Timelines;
using Shouldly;
using Xunit;

namespace Linnet.Protocol.Tests.Json;

public sealed class EntityTests
{
    [Theory]
    [ClassData(typeof(DocumentedFields))]
    public void An_entity_has_every_documented_field_and_no_other(Type entity, string fields)
    {
        var names = LinnetJson.Options.GetTypeInfo(entity).Properties.Select(property => property.Name);

        names.Order().ShouldBe(fields.Split(' ').Order());
    }

    [Fact]
    public void What_is_not_known_is_written_as_null_and_lists_as_empty_ones()
    {
        var status = Written(Samples.Status);

        status.GetProperty("edited_at").ValueKind.ShouldBe(JsonValueKind.Null);
        status.GetProperty("favourited").ValueKind.ShouldBe(JsonValueKind.Null);
        status.GetProperty("mentions").GetRawText().ShouldBe("[]");
        status.GetProperty("visibility").GetString().ShouldBe("public");
        status.EnumerateObject().Count().ShouldBe(LinnetJson.TypeOf<Status>().Properties.Count);
    }

    [Fact]
    public void Times_are_written_in_UTC_with_milliseconds_and_days_without_a_time()
    {
        var account = Written(Samples.Account with { LastStatusAt = new DateOnly(2026, 1, 2) });

        account.GetProperty("created_at").GetString().ShouldBe("2026-01-02T03:04:05.678Z");
        account.GetProperty("last_status_at").GetString().ShouldBe("2026-01-02");
    }

    [Fact]
    public void Letters_stay_as_they_are_and_what_means_something_in_HTML_is_escaped()
    {
        var json = JsonSerializer.Serialize(
            Samples.Status with { Content = "<b>Þórdís & 空</b>" }, LinnetJson.TypeOf<Status>());

        json.ShouldContain("Þórdís");
        json.ShouldContain("空");
        json.ShouldNotContain("<");
        json.ShouldNotContain("&");
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var status = Samples.Status with
        {
            Visibility = Visibility.Unlisted,
            EditedAt = Samples.Time,
            Mentions = [new StatusMention("1", "ann", "ann", "http://linnet.test/@ann")],
            Reblog = Samples.Status,
        };
        var json = JsonSerializer.Serialize(status, LinnetJson.TypeOf<Status>());

        var back = JsonSerializer.Deserialize(json, LinnetJson.TypeOf<Status>())!;

        back.EditedAt.ShouldBe(Samples.Time);
        back.Mentions.ShouldBe(status.Mentions);
        JsonSerializer.Serialize(back, LinnetJson.TypeOf<Status>()).ShouldBe(json);
    }

    [Fact]
    public void An_own_account_in_a_list_of_accounts_keeps_its_source_to_itself()
    {
        var own = new CredentialAccount(
            Samples.Account, new AccountSource { Note = "secret draft" }, new Role("-99", "", "", "0", false));

        var json = JsonSerializer.Serialize([own], LinnetJson.TypeOf<IReadOnlyList<Account>>());

        json.ShouldContain("ann");
        json.ShouldNotContain("secret draft");
    }

    [Fact]
    public void Preferences_keep_the_names_that_no_policy_makes()
    {
        var json = Written(new Preferences());

        json.GetProperty("posting:default:visibility").GetString().ShouldBe("public");
        json.GetProperty("reading:expand:spoilers").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void Markers_that_do_not_exist_are_left_out()
    {
        var json = Written(new Markers { Home = new Marker("5", 1, Samples.Time) });

        json.EnumerateObject().Select(property => property.Name).ShouldBe(["home"]);
    }

    [Fact]
    public void An_error_has_details_only_where_a_field_is_at_fault()
    {
        Written(new ErrorBody("Record not found")).GetRawText()
            .ShouldBe("""{"error":"Record not found","error_description":null}""");
        Written(new ErrorBody("Validation failed", Details: new Dictionary<string, IReadOnlyList<FieldError>>
        {
            ["username"] = [new FieldError("ERR_TAKEN", "is taken")],
        })).GetProperty("details").GetRawText()
            .ShouldBe("""{"username":[{"error":"ERR_TAKEN","description":"is taken"}]}""");
    }

    [Fact]
    public void Nothing_that_holds_a_secret_shows_it_as_text()
    {
        const string secret = "hunter22";
        object[] holders =
        [
            new RegisterAccountRequest { Password = secret },
            new ChangePasswordRequest { CurrentPassword = secret, NewPassword = secret },
            new DeleteAccountRequest { Password = secret },
            new TokenRequest { ClientSecret = secret, Password = secret, Code = secret, CodeVerifier = secret },
            new ConsentGrant { Code = secret, RedirectTo = $"https://client.example/?code={secret}" },
            new RevokeRequest { ClientSecret = secret, Token = secret },
            new Token { AccessToken = secret, Scope = "read", CreatedAt = 0 },
            new CredentialApplication
            {
                Id = "1", Name = "app", Scopes = [], RedirectUris = [], RedirectUri = "", ClientId = "c", ClientSecret = secret,
            },
        ];

        foreach (var holder in holders)
        {
            holder.ToString()!.ShouldNotContain(secret);
        }
    }

    private static JsonElement Written<T>(T entity) => JsonSerializer.SerializeToElement(entity, LinnetJson.TypeOf<T>());
}
