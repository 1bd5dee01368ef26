namespace Linnet.Testing.Aws.Capacity;

/// <summary>What can go wrong with a call, on demand.</summary>
public enum Fault
{
    /// <summary>The capacity does not suffice.</summary>
    Throttled,

    /// <summary>The service fails, and nothing happens.</summary>
    ServerError,

    /// <summary>The service does what it was asked for, and the answer never arrives.</summary>
    AnswerLost,

    /// <summary>The client's temporary credentials are too old.</summary>
    ExpiredCredentials,
}
