using Linnet.EndToEnd.Tests.Site;
using Linnet.Protocol.Apps;
using Linnet.Testing.Hosts;
using Shouldly;

namespace Linnet.EndToEnd.Tests.OAuth;

/// <summary>The page on which people let a program act for them, opened and answered as in a browser.</summary>
internal sealed class ConsentForm(LinnetApp app, CredentialApplication program)
{
    public const string OutOfBand = "urn:ietf:wg:oauth:2.0:oob";

    /// <summary>Where the code goes; <see cref="OutOfBand"/> shows it.</summary>
    public string RedirectUri { get; init; } = OutOfBand;

    /// <summary>What is asked for.</summary>
    public string Scope { get; init; } = "read write follow";

    /// <summary>The PKCE challenge; null: none.</summary>
    public string? Challenge { get; init; }

    /// <summary>The address of the page.</summary>
    public string Address
    {
        get
        {
            (string Name, string? Value)[] fields =
            [
                ("response_type", "code"),
                ("client_id", program.ClientId),
                ("redirect_uri", RedirectUri),
                ("scope", Scope),
                ("state", "any state & more"),
                ("code_challenge", Challenge),
                ("code_challenge_method", Challenge is null ? null : "S256"),
            ];
            var parts = fields.Where(parameter => parameter.Value is not null)
                .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
            return $"/oauth/authorize?{string.Join('&', parts)}";
        }
    }

    /// <summary>Signs in and agrees.</summary>
    /// <returns>The code.</returns>
    public async Task<string> AllowAsync(string alias, string password)
    {
        var visitor = await SubmitAsync(alias, password, "allow");
        if (RedirectUri == OutOfBand)
        {
            visitor.Answer.Status.ShouldBe(200, visitor.Answer.Text);
            return visitor.Text("code");
        }

        visitor.Address.ShouldStartWith(RedirectUri);
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(visitor.Address).Query);
        query["state"].ShouldBe("any state & more");
        return query["code"]!;
    }

    /// <summary>Opens the page, signs in on the way and answers it.</summary>
    /// <returns>Who did so.</returns>
    public async Task<SiteVisitor> SubmitAsync(string alias, string password, string decision)
    {
        var visitor = new SiteVisitor(app);
        await visitor.OpenAsync(Address);
        await visitor.SendAsync("#login", ("alias", alias), ("password", password));
        visitor.Answer.Status.ShouldBe(200, visitor.Answer.Text);
        await visitor.SendAsync(new FilledForm("#consent") { Button = decision });
        return visitor;
    }
}
