using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Linnet.Aws.Engine;
using Linnet.Aws.Queues;

namespace Linnet.Aws.Operations;

/// <summary>Calls services of AWS that need no client of their own: a request now and then, by an operator.</summary>
/// <param name="http">How they are reached.</param>
/// <param name="region">The region.</param>
/// <param name="findCredentials">Who calls.</param>
/// <param name="patience">Waits between attempts, and the clock of signatures.</param>
internal sealed class SignedCalls(HttpClient http, string region, Func<AWSCredentials> findCredentials, Patience patience)
{
    private const int AttemptsMax = 5;

    /// <summary>Makes a call, again while the service is in trouble or asks to wait.</summary>
    /// <param name="service">The service, as signatures name it.</param>
    /// <param name="method">The verb.</param>
    /// <param name="address">Where to.</param>
    /// <param name="body">JSON; empty: none.</param>
    /// <param name="target">The action, for services that want it in a header; null: the address says it.</param>
    /// <param name="answer">What the answer looks like.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="HttpRequestException">The service refused; its own words are in the message.</exception>
    public async Task<T> CallAsync<T>(
        string service, HttpMethod method, Uri address, byte[] body, string? target, JsonTypeInfo<T> answer, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, address);
            if (body.Length > 0)
            {
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-amz-json-1.1") } };
            }

            if (target is not null)
            {
                request.Headers.Add("X-Amz-Target", target);
            }

            var credentials = await findCredentials().GetCredentialsAsync();
            RequestSigner.Sign(request, body, credentials, region, service, patience.Time.GetUtcNow());
            using var response = await http.SendAsync(request, ct);
            var content = await response.Content.ReadAsByteArrayAsync(ct);
            if (response.IsSuccessStatusCode)
            {
                return JsonSerializer.Deserialize(content.Length > 0 ? content : "{}"u8, answer)
                    ?? throw new InvalidDataException($"{address} answers with null.");
            }

            if (attempt == AttemptsMax || ((int)response.StatusCode < 500 && response.StatusCode is not System.Net.HttpStatusCode.TooManyRequests))
            {
                throw new HttpRequestException(
                    $"{method} {address} is refused with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(ct)}");
            }

            await patience.PauseAsync(attempt + 1, ct);
        }
    }
}
