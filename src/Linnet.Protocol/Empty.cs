namespace Linnet.Protocol;

/// <summary>The answer of a call that succeeded and has nothing to tell: <c>{}</c>.</summary>
public sealed record Empty;
