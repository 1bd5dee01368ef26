using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Linnet.Aws.Engine;

namespace Linnet.Aws.Queues;

/// <summary>
/// Calls SQS by its JSON protocol. What fails in passing is tried again after pauses that grow; after an answer that the credentials
/// have expired they are looked up again, once. A call whose answer was lost may have happened all the same.
/// </summary>
/// <param name="http">How it is reached; its own time-out is off.</param>
/// <param name="place">Where it answers.</param>
/// <param name="findCredentials">Looks up who calls, by the usual chain.</param>
/// <param name="patience">How to wait between attempts.</param>
internal sealed class SqsClient(HttpClient http, SqsPlace place, Func<AWSCredentials> findCredentials, Patience patience) : IDisposable
{
    private const int AttemptsMax = 8;
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(5);

    /// <summary>Makes a call.</summary>
    /// <param name="request">What is sent; its type has the action's name.</param>
    /// <param name="wait">How long SQS may wait before it answers.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="SqsException">SQS refused, and went on refusing.</exception>
    /// <exception cref="TimeoutException">SQS did not answer in any attempt.</exception>
    public async Task<TAnswer> CallAsync<TRequest, TAnswer>(TRequest request, CancellationToken ct, TimeSpan wait = default)
        where TAnswer : notnull
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, TypeOf<TRequest>());
        var isRefreshed = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync<TAnswer>(typeof(TRequest).Name, body, AnswersWithin + wait, ct);
            }
            catch (SqsException exception) when (exception.IsExpiry && !isRefreshed)
            {
                isRefreshed = true;
                (findCredentials() as RefreshingAWSCredentials)?.ClearCredentials();
            }
            catch (Exception exception) when (IsPassing(exception) && attempt < AttemptsMax)
            {
                await patience.PauseAsync(attempt + 1, ct);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static bool IsPassing(Exception exception) =>
        exception is SqsException { IsPassing: true } or HttpRequestException or SocketException or IOException or TimeoutException;

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)SqsJson.Default.GetTypeInfo(typeof(T))!;

    private static SqsException ErrorOf(string action, HttpResponseMessage response, byte[] content)
    {
        ErrorAnswer? error = null;
        try
        {
            error = JsonSerializer.Deserialize(content, SqsJson.Default.ErrorAnswer);
        }
        catch (JsonException)
        {
            // What stands between us and SQS may answer with a page.
        }

        var code = error?.Type is { } type ? type[(type.LastIndexOf('#') + 1)..] : response.StatusCode.ToString();
        return new(action, code, response.StatusCode, error?.Message ?? "no reason is given");
    }

    private async Task<TAnswer> TryAsync<TAnswer>(string action, byte[] body, TimeSpan within, CancellationToken ct)
        where TAnswer : notnull
    {
        using var bound = new CancellationTokenSource(within, patience.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, bound.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, place.Address)
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
            };
            request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
            var credentials = await findCredentials().GetCredentialsAsync();
            RequestSigner.Sign(request, body, credentials, place.Region, "sqs", patience.Time.GetUtcNow());
            using var response = await http.SendAsync(request, either.Token);
            var content = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize(content, TypeOf<TAnswer>())
                    ?? throw new InvalidDataException($"SQS answers {action} with null.")
                : throw ErrorOf(action, response, content);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"SQS did not answer {action} within {within.TotalSeconds:0} s.");
        }
    }
}

/// <summary>Where SQS answers.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Region">Its region, as signatures name it.</param>
internal sealed record SqsPlace(Uri Address, string Region);
