using Linnet.EndToEnd.Tests.Site;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>A person at a browser, to whom an application shows an address.</summary>
internal static class Browser
{
    /// <summary>Opens an application's address, signs in and allows what it asks for.</summary>
    /// <returns>The code that the page shows for the application.</returns>
    public static async Task<string> AllowAsync(Uri address, string alias, string password)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)) };
        var visitor = new SiteVisitor(http);
        await visitor.OpenAsync(address.PathAndQuery);
        await visitor.SendAsync("#login", ("alias", alias), ("password", password));
        await visitor.SendAsync(new FilledForm("#consent") { Button = "allow" });
        visitor.Answer.Status.ShouldBe(200, visitor.Answer.Text);
        return visitor.Text("code");
    }
}
