namespace Linnet.Protocol.Accounts;

/// <summary>Asks to follow an account, or to change how it is followed.</summary>
public sealed record FollowRequest
{
    /// <summary>Whether what the account shares comes into the feed.</summary>
    public bool? Reblogs { get; init; }

    /// <summary>Whether to be told of each of its statuses.</summary>
    public bool? Notify { get; init; }

    /// <summary>The languages wanted of it, in two letters each; null for all.</summary>
    public IReadOnlyList<string>? Languages { get; init; }
}

/// <summary>Asks to sign up. The avatar, if any, travels beside it as the file <c>avatar</c> of a multipart body.</summary>
public sealed record RegisterAccountRequest
{
    /// <summary>The alias wanted.</summary>
    public string? Username { get; init; }

    /// <summary>The first name; the alias stands in for it.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The password wanted.</summary>
    public string? Password { get; init; }

    /// <summary>An e-mail address; not needed.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the person agrees to the server's rules.</summary>
    public bool? Agreement { get; init; }

    /// <summary>The person's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Why the person wants to join, for servers that approve each sign-up.</summary>
    public string? Reason { get; init; }

    /// <summary>The type's name: the generated text would show the password.</summary>
    public override string ToString() => nameof(RegisterAccountRequest);
}

/// <summary>Asks to replace the own password.</summary>
public sealed record ChangePasswordRequest
{
    /// <summary>The password until now.</summary>
    public string? CurrentPassword { get; init; }

    /// <summary>The password from now on.</summary>
    public string? NewPassword { get; init; }

    /// <summary>The type's name: the generated text would show the passwords.</summary>
    public override string ToString() => nameof(ChangePasswordRequest);
}

/// <summary>Asks to delete the own account for good.</summary>
public sealed record DeleteAccountRequest
{
    /// <summary>The account's password.</summary>
    public string? Password { get; init; }

    /// <summary>The type's name: the generated text would show the password.</summary>
    public override string ToString() => nameof(DeleteAccountRequest);
}
