namespace Linnet.Protocol.Instances;

/// <summary>Whether a process can serve. Linnet's own.</summary>
/// <param name="Status"><c>ok</c>, or <c>unavailable</c> when a check fails.</param>
/// <param name="Checks">For each thing that was looked at, <c>ok</c> or what is wrong with it.</param>
public sealed record Health(string Status, IReadOnlyDictionary<string, string> Checks);
