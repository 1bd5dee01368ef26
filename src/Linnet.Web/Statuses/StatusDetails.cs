using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>What a status's own page shows.</summary>
public sealed record StatusDetails
{
    /// <summary>The status.</summary>
    public required Status Status { get; init; }

    /// <summary>Some of those who like it, the latest first.</summary>
    public IReadOnlyList<Account> Likers { get; init; } = [];

    /// <summary>Its versions, the oldest first; empty where it was never edited.</summary>
    public IReadOnlyList<StatusEdit> Versions { get; init; } = [];

    /// <summary>How far its delivery has come; null: not for this viewer, or it was never delivered.</summary>
    public Receipt? Receipt { get; init; }
}

/// <summary>Shows one status.</summary>
internal interface IStatusView : IFailureView
{
    /// <summary>Shows it.</summary>
    void Show(StatusDetails details);
}
