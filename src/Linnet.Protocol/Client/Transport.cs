using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Json;

namespace Linnet.Protocol.Client;

/// <summary>Sends requests and makes results of what comes of them.</summary>
internal sealed class Transport(HttpClient http, string? token)
{
    /// <summary>Largest answer that is read; a full page of the longest statuses is well below.</summary>
    public const int AnswerBytesMax = 4 * 1024 * 1024;

    private const string EventsType = "text/event-stream";

    /// <summary>The same server with another token.</summary>
    public Transport WithToken(string? otherToken) => new(http, otherToken);

    /// <summary>Gets a <typeparamref name="T"/>.</summary>
    public Task<ApiResult<T>> GetAsync<T>(Uri address, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>Gets a part of a list.</summary>
    public Task<ApiResult<ApiPage<T>>> GetPageAsync<T>(string path, PageQuery page, CancellationToken cancellationToken) =>
        GetPageAsync<T>(Address.Of(path, page.Parameters), cancellationToken);

    /// <summary>Gets a part of a list at a whole address.</summary>
    public Task<ApiResult<ApiPage<T>>> GetPageAsync<T>(Uri address, CancellationToken cancellationToken) =>
        GetPartAsync<IReadOnlyList<T>, ApiPage<T>>(
            address, static (items, links) => new ApiPage<T>(items, links.MaxId, links.MinId), cancellationToken);

    /// <summary>Gets something that has a part of a list in it.</summary>
    public Task<ApiResult<T>> GetPartAsync<TBody, T>(
        Uri address, Func<TBody, LinkHeader, T> make, CancellationToken cancellationToken)
        where TBody : class
        where T : class =>
        SendAsync<TBody, T>(
            new HttpRequestMessage(HttpMethod.Get, address),
            (body, headers) => make(body, headers.TryGetValues("Link", out var values) ? LinkHeader.Parse(values) : default),
            cancellationToken);

    /// <summary>Sends a body, or none, and gets a <typeparamref name="T"/>.</summary>
    public Task<ApiResult<T>> SendAsync<T>(
        HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T>(new HttpRequestMessage(method, Address.Of(path)) { Content = body }, cancellationToken);

    /// <summary>Sends a request, and gets a <typeparamref name="T"/>.</summary>
    public Task<ApiResult<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T, T>(request, static (value, _) => value, cancellationToken);

    /// <summary>Opens a stream of events: the time-out ends when it begins.</summary>
    public Task<ApiResult<EventStream>> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(EventsType);
        return SendAsync<EventStream>(
            request,
            async (response, _) =>
            {
                if (response.Content.Headers.ContentType?.MediaType != EventsType)
                {
                    using (response)
                    {
                        return Malformed(response);
                    }
                }

                // The body outlives the call that is cancelled here.
                return new EventStream(response, await response.Content.ReadAsStreamAsync(CancellationToken.None));
            },
            cancellationToken);
    }

    private Task<ApiResult<T>> SendAsync<TBody, T>(
        HttpRequestMessage request, Func<TBody, HttpResponseHeaders, T> make, CancellationToken cancellationToken)
        where TBody : class
        where T : class => SendAsync<T>(
            request,
            async (response, ct) =>
            {
                using (response)
                {
                    return await ReadAsync<TBody>(response, ct) is { } value ? make(value, response.Headers) : Malformed(response);
                }
            },
            cancellationToken);

    /// <summary>Sends a request; what comes of an answer that says yes is for <paramref name="read"/> to say, and to dispose of.</summary>
    private async Task<ApiResult<T>> SendAsync<T>(
        HttpRequestMessage request,
        Func<HttpResponseMessage, CancellationToken, Task<ApiResult<T>>> read,
        CancellationToken cancellationToken)
        where T : class
    {
        // The client's own time-out ends with the headers of the answer: this one covers its body too.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(http.Timeout);
        using (request)
        {
            (request.Version, request.VersionPolicy) = (http.DefaultRequestVersion, http.DefaultVersionPolicy);
            if (token is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            try
            {
                var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
                return response.IsSuccessStatusCode
                    ? await read(response, deadline.Token)
                    : await RefusalAsync(response, deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new ApiError(ApiErrorKind.TimedOut, "The server did not answer in time");
            }
            catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
            {
                return new ApiError(ApiErrorKind.Malformed, $"The server's answer is over {AnswerBytesMax} bytes");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                // A socket that is reset while it connects may say so itself.
                return new ApiError(ApiErrorKind.Unreachable, "The server cannot be reached");
            }
        }
    }

    private static async Task<ApiError> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var refused = response;
        var body = await ReadAsync<ErrorBody>(response, cancellationToken);
        var error = new ApiError(
            ApiErrorKind.Refused,
            body?.ErrorDescription ?? body?.Error ?? $"The server answered {(int)response.StatusCode}")
        {
            StatusCode = (int)response.StatusCode,
            Code = body?.ErrorDescription is null ? null : body.Error,
            RedirectTo = body?.RedirectTo,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
        return body?.Details is { } details ? error with { Details = details } : error;
    }

    private static ApiError Malformed(HttpResponseMessage response) =>
        new(ApiErrorKind.Malformed, "The server's answer cannot be understood") { StatusCode = (int)response.StatusCode };

    /// <summary>The body, or null when it is something else. Where nothing is told, it may be missing.</summary>
    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
        where T : class
    {
        // Whole before it is read: pieces would be parsed by the slow way that can stop anywhere.
        using var body = await AnswerBody.ReadAsync(response.Content, AnswerBytesMax, cancellationToken);
        if (typeof(T) == typeof(Empty))
        {
            return (T)(object)new Empty();
        }

        try
        {
            return JsonSerializer.Deserialize(body.Bytes, LinnetJson.TypeOf<T>());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
