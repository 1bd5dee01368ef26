using Linnet.Api.Http;
using Linnet.Core.Accounts;
using Linnet.Core.Statuses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Instances;

/// <summary>What is told about the server.</summary>
/// <param name="Urls">Its addresses.</param>
/// <param name="Options">Its name and the like.</param>
/// <param name="RegistrationOpen">Whether anybody may sign up.</param>
/// <param name="Accounts">How many accounts there are.</param>
/// <param name="Statuses">How many statuses there are.</param>
internal sealed record InstanceFacts(
    ApiUrls Urls, ServerOptions Options, bool RegistrationOpen, long Accounts, long Statuses)
{
    /// <summary>For endpoints that take it as a parameter.</summary>
    public static async ValueTask<InstanceFacts> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (accounts, statuses) = await services.GetRequiredService<IStatusStore>().CountAsync(context.RequestAborted);
        return new(
            ApiUrls.Of(context),
            services.GetRequiredService<IOptions<ServerOptions>>().Value,
            services.GetRequiredService<IOptions<AccountOptions>>().Value.RegistrationOpen,
            accounts,
            statuses);
    }
}
