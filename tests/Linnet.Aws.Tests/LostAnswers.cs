using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Aws.Tests;

/// <summary>Loses the answer to calls that were carried out.</summary>
internal static class LostAnswers
{
    /// <summary>The answer to the next call that writes is lost; the client sends it again.</summary>
    public static void LoseNextAnswer(this AwsUnderTest store)
    {
        var left = 1;
        store.Gate.Fail(store.Prefix, request => request.IsWrite && Interlocked.Decrement(ref left) >= 0 ? Fault.AnswerLost : null);
    }
}
