using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace Linnet.Testing;

/// <summary>Waits for what comes true by itself: polls, with a bound, and says what did not happen.</summary>
public static class Eventually
{
    private static readonly TimeSpan WithinDefault = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns when <paramref name="condition"/> is true; fails the test when it stays false.</summary>
    /// <param name="condition">Asked again and again; an exception ends the wait.</param>
    /// <param name="within">How long to wait; 10 seconds unless told otherwise.</param>
    /// <param name="expected">What the failure says; the condition's own text unless told otherwise.</param>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "")
    {
        var bound = within ?? WithinDefault;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > bound)
            {
                Assert.Fail($"Did not hold within {bound.TotalSeconds:0.###} s: {expected}");
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, TimeSpan?, string)"/>
    public static Task HoldsAsync(
        Func<bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "") =>
        HoldsAsync(() => Task.FromResult(condition()), within, expected);

    /// <summary>
    /// Returns when <paramref name="assertions"/> pass; when they do not, fails with what the last attempt said.
    /// </summary>
    /// <param name="assertions">Run again and again until they throw nothing.</param>
    /// <param name="within">How long to wait; 10 seconds unless told otherwise.</param>
    public static async Task PassesAsync(Func<Task> assertions, TimeSpan? within = null)
    {
        Exception? last = null;
        try
        {
            await HoldsAsync(PassesNowAsync, within);
        }
        catch (Exception) when (last is not null && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"Did not pass within {(within ?? WithinDefault).TotalSeconds:0.###} s: {last.Message}", last);
        }

        async Task<bool> PassesNowAsync()
        {
            try
            {
                await assertions();
                return true;
            }
            catch (Exception e)
            {
                last = e;
                return false;
            }
        }
    }
}
