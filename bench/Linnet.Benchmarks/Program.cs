using Linnet.Benchmarks;
using Linnet.Benchmarks.Http;

if (args is [BareKestrel.Command, var file])
{
    await BareKestrel.RunAsync(file);
    return 0;
}

// A signal cancels; then there is time to end the servers and to remove the folders.
return await BenchCommands.Create().Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
