using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Api.Search;
using Linnet.Core.Accounts;
using Linnet.Protocol.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Discovery;

/// <summary>Finds accounts by their full name or address (RFC 7033).</summary>
internal static class WebFinger
{
    private const string ContentType = "application/jrd+json";
    private const string AccountScheme = "acct:";

    /// <summary>Maps it into the group of well-known addresses.</summary>
    public static void MapWebFinger(this IEndpointRouteBuilder known) => known
        .MapGet("/webfinger", FindAsync)
        .Produces<ResourceDescriptor>(contentType: ContentType)
        .Produces<ErrorBody>(StatusCodes.Status400BadRequest)
        .Produces<ErrorBody>(StatusCodes.Status404NotFound)
        .WithQuery("resource", "acct:alias@host, or the address of a profile", required: true)
        .WithSummary("An account of this server, by its full name or address");

    private static async Task<IResult> FindAsync(
        HttpRequest request, ApiUrls urls, IAccountStore accounts, CancellationToken ct)
    {
        if (request.Query.Last("resource") is not { } resource)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "The parameter resource is missing; it must be like acct:alias@host");
        }

        var name = resource.StartsWith(AccountScheme, StringComparison.OrdinalIgnoreCase) ? resource[AccountScheme.Length..] : resource;
        return SearchTarget.Parse(name, urls.Host).Succeeded(out var query, out _)
            && query is SearchTarget.ExactAccount { Alias: var alias }
            && await accounts.FindByAliasAsync(alias, ct) is { IsSuspended: false } account
            ? Show(account, urls).As(ContentType)
            : Problem.NotFound();
    }

    private static ResourceDescriptor Show(Account account, ApiUrls urls) => new(
    [
        new("http://webfinger.net/rel/profile-page") { Type = "text/html", Href = urls.Account(account.Alias) },
        new("http://webfinger.net/rel/avatar") { Href = urls.Avatar(account.AvatarKey) },
    ])
    {
        Subject = $"{AccountScheme}{account.Alias}@{urls.Host}",
        Aliases = [urls.Account(account.Alias)],
    };
}
