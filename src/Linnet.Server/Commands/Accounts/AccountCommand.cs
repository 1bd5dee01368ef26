using System.CommandLine;
using Linnet.Core;
using Linnet.Core.Accounts;

namespace Linnet.Server.Commands.Accounts;

/// <summary>A command on one account, which is named by its alias, with or without an <c>@</c>.</summary>
internal abstract class AccountCommand : DataCommand
{
    private readonly Argument<string> _alias = new("alias") { Description = "The account's alias" };

    protected AccountCommand(string name, string description, params string[] examples)
        : base(name, description, examples) => Add(_alias);

    protected string AliasIn(CommandCall call) => call.Parsed.GetRequiredValue(_alias).TrimStart('@');

    /// <summary>The account, or a refusal that names it.</summary>
    protected async Task<Result<Account>> FindAsync(CommandCall call, CancellationToken ct) =>
        await call.Get<IAccountStore>().FindByAliasAsync(AliasIn(call), ct) is { } account
            ? account
            : Refusal.Invalid("alias", $"@{AliasIn(call)} is nobody's here");

    /// <summary>Says what became of the account.</summary>
    protected async Task<int> SayAsync(CommandCall call, Account account, string words, CancellationToken ct)
    {
        var result = new
        {
            id = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            alias = account.Alias,
            role = Names.Of(account.Role),
            suspended = account.IsSuspended,
        };
        await SayAsync(call, result, words, ct);
        return ExitCodes.Done;
    }
}
