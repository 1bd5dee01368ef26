namespace Linnet.Testing.Model;

/// <summary>Makes a failing sequence of steps short enough to be understood, by leaving out what is not needed to fail.</summary>
public static class StepShrinker
{
    private const int TrialsMax = 200;

    /// <summary>A part of <paramref name="steps"/> that still fails.</summary>
    /// <param name="steps">Steps that fail.</param>
    /// <param name="fails">Takes steps from the start; true when they fail.</param>
    /// <typeparam name="T">A step.</typeparam>
    public static async Task<IReadOnlyList<T>> ShrinkAsync<T>(IReadOnlyList<T> steps, Func<IReadOnlyList<T>, Task<bool>> fails)
    {
        var trials = 0;
        for (var size = steps.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < steps.Count && trials < TrialsMax;)
            {
                trials++;
                IReadOnlyList<T> fewer = [.. steps.Take(at), .. steps.Skip(at + size)];
                if (await fails(fewer))
                {
                    steps = fewer;
                }
                else
                {
                    at += size;
                }
            }
        }

        return steps;
    }
}
