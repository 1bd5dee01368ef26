namespace Linnet.Server.Commands;

/// <summary>What the program tells the shell. A program ended by a signal answers 128 and the signal's number.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int OnSignal = 128;
}
