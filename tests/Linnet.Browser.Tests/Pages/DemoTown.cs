using Linnet.Core.Accounts;
using Linnet.Core.Seeding.Demo;
using Linnet.Protocol.Statuses;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Pages;

/// <summary>A server with the demo's people, who have talked for a week.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    /// <summary>The server.</summary>
    public LinnetApp App { get; } = new();

    /// <summary>Somebody with a full feed.</summary>
    public Person Reader { get; private set; } = null!;

    /// <summary>Who may do what operators do.</summary>
    public Person Operator { get; private set; } = null!;

    /// <summary>A status of the reader's, edited once.</summary>
    public Status Status { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await App.StartAsync();
        var made = (await App.Get<DemoSeeder>().RunAsync(TestContext.Current.CancellationToken)).Value;
        Reader = await SignInAsync(made.Reader);
        Operator = await SignInAsync(made.Operator);
        var posted = await Reader.PostAsync("The herons are back at the weir. #birds");
        Status = (await Reader.Client.EditStatusAsync(
            posted.Id, new() { Status = "The herons are back at the weir, three of them. #birds" }, TestContext.Current.CancellationToken)).Value;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<Person> SignInAsync(string alias)
    {
        var account = await App.Get<IAccountStore>().FindByAliasAsync(alias, TestContext.Current.CancellationToken);
        return await App.SignInAsync(account!.Id, alias);
    }
}
