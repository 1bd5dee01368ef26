using System.Globalization;
using Linnet.Core.Accounts;
using Linnet.Core.Statuses;
using Linnet.Protocol.Apps;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>
/// A server with Ann, who sends the bad requests, and Bob, whose things are not hers. The clock stands, so that nothing changes
/// by itself.
/// </summary>
public sealed class World : IAsyncLifetime
{
    public LinnetApp App { get; } = new() { Time = new TestClock() };

    internal Person Ann { get; private set; } = null!;

    internal Person Bob { get; private set; } = null!;

    /// <summary>Ann's token that may only read.</summary>
    internal string ReadToken { get; private set; } = "";

    /// <summary>Ann's token that may only write.</summary>
    internal string WriteToken { get; private set; } = "";

    /// <summary>A token that Ann gave back.</summary>
    internal string RevokedToken { get; private set; } = "";

    /// <summary>A program's own token.</summary>
    internal string ProgramToken { get; private set; } = "";

    internal CredentialApplication Program { get; private set; } = null!;

    internal string AnnsStatus { get; private set; } = "";

    internal string BobsStatus { get; private set; } = "";

    internal string BobsSession { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await App.StartAsync();
        var token = TestContext.Current.CancellationToken;
        (Ann, Bob) = (await App.SignedInAsAsync("ann"), await App.SignedInAsAsync("bob"));
        ReadToken = (await App.SignInAsync(Ann, "read")).Token;
        WriteToken = (await App.SignInAsync(Ann, "write")).Token;
        RevokedToken = (await App.SignInAsync(Ann)).Token;
        await App.Get<Core.Sessions.SessionKeeper>().EndAsync(RevokedToken, token);
        Program = await App.ProgramAsync();
        ProgramToken = await App.ProgramTokenAsync();
        AnnsStatus = (await Ann.PostAsync("Ann's")).Id;
        var bobs = await Bob.PostAsync("Bob's");
        BobsStatus = bobs.Id;
        BobsSession = (await Bob.Client.GetSessionsAsync(token)).Value.Single().Id;
        await Ann.FollowAsync(Bob);
        await Eventually.HoldsAsync(async () => (await Bob.Client.GetReceiptAsync(BobsStatus, token)).Value.Complete);
        await App.SettledAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    // Neither the full-text index, which tells no rows, nor the tables behind it, which follow the statuses a moment later.
    private const string TablesThatCanBeCounted = "SELECT name FROM pragma_table_list WHERE type = 'table' ORDER BY name";

    /// <summary>Tells whether anything changed: how many rows each table has, the people, their statuses, the images.</summary>
    internal async Task<string> DigestAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var lines = new List<string>(TestStorage.IsAws ? [$"{await TestStorage.WritesAsync(App.Folder)} writes"] : CountRows());
        foreach (var person in new[] { Ann, Bob })
        {
            lines.Add($"{await App.Get<IAccountStore>().FindAsync(person.AccountId, token)}");
        }

        foreach (var id in new[] { AnnsStatus, BobsStatus })
        {
            lines.Add($"{await App.Get<IStatusStore>().FindAsync(long.Parse(id, CultureInfo.InvariantCulture), token)}");
        }

        var images = new DirectoryInfo(Path.Combine(App.Folder, "media"));
        lines.AddRange(images.Exists ? images.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name) : []);
        return string.Join('\n', lines);
    }

    private IEnumerable<string> CountRows()
    {
        using var database = new SqliteConnection($"Data Source={App.Folder}/linnet.db;Mode=ReadOnly;Pooling=False");
        database.Open();
        foreach (var table in Select(database, TablesThatCanBeCounted).ToList())
        {
            yield return $"{table} {Select(database, $"SELECT count(*) FROM \"{table}\"").Single()}";
        }
    }

    private static IEnumerable<string> Select(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // The statements are the two above.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }
}
