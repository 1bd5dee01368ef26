using Linnet.Server.Commands;

return await CommandLine.RunAsync(args);
