using System.Text;
using BenchmarkDotNet.Attributes;
using Linnet.Api.Http;
using Linnet.Protocol.Statuses;
using Microsoft.AspNetCore.Http;

namespace Linnet.Benchmarks.Micro;

/// <summary>Reading the body of a request to post a status.</summary>
public class BodyBenchmarks
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes(
        """{"status":"A linnet sang in the hedge this morning, and nobody was there to hear it. #birds","visibility":"public","sensitive":false,"language":"en"}""");

    [Benchmark(Description = "a post's body of 150 bytes")]
    public async Task<object> Json()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = _body.Length;
        context.Request.Body = new MemoryStream(_body);
        return await Body<CreateStatusRequest>.BindAsync(context) is { Problem: null } read
            ? read.Value
            : throw new InvalidOperationException("The body was not understood");
    }
}
