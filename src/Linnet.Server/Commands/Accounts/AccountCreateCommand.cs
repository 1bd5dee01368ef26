using System.CommandLine;
using Linnet.Core;
using Linnet.Core.Accounts;

namespace Linnet.Server.Commands.Accounts;

/// <summary><c>linnet account create</c></summary>
internal sealed class AccountCreateCommand : AccountCommand
{
    private readonly Option<string?> _firstName = new("--first-name") { Description = "First name [default: the alias]" };
    private readonly Option<string?> _lastName = new("--last-name") { Description = "Last name" };
    private readonly Option<string?> _email = new("--email") { Description = "E-mail address" };
    private readonly Option<AccountRole> _role = new("--role") { Description = "user or operator [default: user]", HelpName = "role" };
    private readonly PasswordInput _password = new();

    public AccountCreateCommand()
        : base(
            "create",
            "Make an account, also while registration is closed",
            "linnet account create daisy --first-name Daisy --last-name Duck",
            "printf 'a long password\\n' | linnet account create admin --role operator --password-stdin")
    {
        Add(_firstName);
        Add(_lastName);
        Add(_email);
        Add(_role);
        _password.AddTo(this);
    }

    protected override bool BeginsData => true;

    public override async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var registration = new Registration(
            AliasIn(call),
            call.Parsed.GetValue(_firstName),
            call.Parsed.GetValue(_lastName),
            call.Parsed.GetValue(_email),
            call.Password,
            Avatar: null);
        var added = await call.Get<RegisterAccount>().AddAsync(registration, call.Parsed.GetValue(_role), ct);
        return added.Succeeded(out var account, out var refusal)
            ? await SayAsync(call, account, $"@{account.Alias} was made ({Names.Of(account.Role)})", ct)
            : await RefuseAsync(call.Output, refusal, ct);
    }

    protected override Task<Result<string>>? ReadPasswordAsync(ParseResult parsed, CancellationToken ct) =>
        _password.ReadAsync(parsed, ct);
}
