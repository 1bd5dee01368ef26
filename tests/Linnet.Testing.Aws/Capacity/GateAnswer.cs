using System.Text;
using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>What DynamoDB answers, or the gate in its place.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON.</param>
internal readonly record struct GateAnswer(int Status, byte[] Body)
{
    private const string Model = "com.amazonaws.dynamodb.v20120810";
    private const string NotEnough =
        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level "
        + "with the UpdateTable API.";

    /// <summary>The capacity does not suffice for the call.</summary>
    public static GateAnswer Throttled { get; } = Error(400, $"{Model}#ProvisionedThroughputExceededException", NotEnough);

    /// <summary>Something went wrong on the side of the service.</summary>
    public static GateAnswer ServerError { get; } = Error(500, $"{Model}#InternalServerError", "Internal server error");

    /// <summary>The client's temporary credentials are too old.</summary>
    public static GateAnswer ExpiredCredentials { get; } = Error(
        400, "com.amazon.coral.service#ExpiredTokenException", "The security token included in the request is expired");

    /// <summary>True when the call did what it should.</summary>
    public bool IsDone => Status == 200;

    /// <summary>The body as JSON.</summary>
    public JsonObject Json() => JsonNode.Parse(Body)!.AsObject();

    /// <summary>True when it failed for a condition that did not hold, its own or one of its transaction.</summary>
    public bool IsForbidden() => Status == 400 && Encoding.UTF8.GetString(Body).Contains("ConditionalCheckFailed", StringComparison.Ordinal);

    public static GateAnswer Done(JsonObject body) => new(200, Encoding.UTF8.GetBytes(body.ToJsonString()));

    /// <summary>The capacity does not suffice for a transaction.</summary>
    /// <param name="isThrottled">For each of its parts, whether it is one that the capacity does not suffice for.</param>
    public static GateAnswer ThrottledTransaction(IReadOnlyList<bool> isThrottled) =>
        CanceledTransaction([.. isThrottled.Select(throttled => throttled ? "ProvisionedThroughputExceeded" : "None")]);

    /// <summary>A transaction is not made.</summary>
    /// <param name="codes">For each of its parts, why; <c>None</c> where it was not for its sake.</param>
    public static GateAnswer CanceledTransaction(IReadOnlyList<string> codes) => new(400, Encoding.UTF8.GetBytes(new JsonObject
    {
        ["__type"] = $"{Model}#TransactionCanceledException",
        ["Message"] = $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", codes)}]",
        ["CancellationReasons"] = new JsonArray([.. codes.Select(code => new JsonObject { ["Code"] = code, ["Message"] = MessageOf(code) })]),
    }.ToJsonString()));

    private static string? MessageOf(string code) => code switch
    {
        "ProvisionedThroughputExceeded" => NotEnough,
        "ConditionalCheckFailed" => "The conditional request failed",
        _ => null,
    };

    /// <summary>The call fails.</summary>
    public static GateAnswer Error(int status, string type, string message) =>
        new(status, Encoding.UTF8.GetBytes(new JsonObject { ["__type"] = type, ["message"] = message }.ToJsonString()));
}
