using Linnet.Testing.Hosts;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>The server in this process, as one of the functions of a deployment on emulated AWS.</summary>
internal static class FunctionApp
{
    /// <summary>Starts a function.</summary>
    /// <param name="function">Which one.</param>
    /// <param name="aws">Where its deployment is.</param>
    /// <param name="apiAddress">Where the site finds the API; null: nowhere.</param>
    /// <param name="more">Further settings.</param>
    /// <param name="time">Its clock.</param>
    public static Task<LinnetApp> StartAsync(
        AwsFunction function,
        IReadOnlyDictionary<string, string> aws,
        Uri? apiAddress = null,
        IReadOnlyDictionary<string, string?>? more = null,
        TimeProvider? time = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Kind"] = "Aws",
            ["Aws:Function"] = $"{function}",
            ["Server:TrustedProxies:0"] = "127.0.0.1",
            ["Web:ApiAddress"] = $"{apiAddress ?? new("http://127.0.0.1:9")}",
        };
        foreach (var (name, value) in aws.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)).Concat(more ?? settings))
        {
            settings[name] = value;
        }

        return new LinnetApp { Settings = settings, Time = time ?? TimeProvider.System }.StartedAsync();
    }

    /// <summary>A deployment of its own.</summary>
    public static string NewPrefix() => $"test-{Guid.NewGuid():N}"[..20];
}
