using System.Text.Json;
using Linnet.Aws.Deploy.Tests.Functions;
using Linnet.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace Linnet.Aws.Deploy.Tests;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("api", AwsFunction.Api)]
    [InlineData("site", AwsFunction.Site)]
    [InlineData("post-status", AwsFunction.PostStatus)]
    [InlineData("update-feed", AwsFunction.UpdateFeed)]
    [InlineData("likes", AwsFunction.Likes)]
    [InlineData("index", AwsFunction.Index)]
    [InlineData("housekeeping", AwsFunction.Housekeeping)]
    public async Task A_function_is_the_server_in_one_part(string name, AwsFunction part)
    {
        var template = await Synthesis.CheapAsync();

        var environment = Variables.Of(template.Function(name));
        environment["LINNET_Storage__Kind"].ShouldBe("Aws");
        environment["LINNET_Storage__Folder"].ShouldBe("/tmp/linnet");
        environment["LINNET_Aws__Prefix"].ShouldBe("linnet");
        environment["LINNET_Aws__Function"].ShouldBe(part.ToString());
        environment["LINNET_Listen__Port"].ShouldBe(environment["AWS_LWA_PORT"]);
        environment["AWS_LWA_READINESS_CHECK_PATH"].ShouldBe("/livez");
    }

    [Theory]
    [MemberData(nameof(PolicyTests.Functions), MemberType = typeof(PolicyTests))]
    public async Task The_server_knows_every_setting_that_a_function_has(string name)
    {
        var settings = Variables.Of((await Synthesis.ChosenAsync()).Function(name))
            .Concat(Variables.Of((await Synthesis.CheapAsync()).Function(name)))
            .Where(entry => entry.Key.StartsWith("LINNET_", StringComparison.Ordinal))
            .DistinctBy(entry => entry.Key)
            .ToDictionary(entry => entry.Key["LINNET_".Length..].Replace("__", ":", StringComparison.Ordinal), entry => (string?)entry.Value);

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        settings.Keys.Select(key => key.Split(':')[0]).Except(SettingsSection.All.Select(section => section.Name)).ShouldBeEmpty();
        SettingsSection.All.SelectMany(section => section.Check(configuration)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PolicyTests.Functions), MemberType = typeof(PolicyTests))]
    public async Task Lambda_starts_the_server_and_the_adapter_posts_to_it(string name)
    {
        var template = await Synthesis.CheapAsync();

        var function = template.Function(name);
        function["Runtime"].GetString().ShouldBe("dotnet10");
        function["Handler"].GetString().ShouldBe("run.sh");
        function["Layers"].GetRawText().ShouldContain(":layer:LambdaAdapterLayerX86:");
        Variables.Of(function)["AWS_LAMBDA_EXEC_WRAPPER"].ShouldBe("/opt/bootstrap");
    }

    [Fact]
    public async Task Only_functions_that_no_request_reaches_are_posted_events_and_say_when_they_fail()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var function in template.Of("AWS::Lambda::Function"))
        {
            var environment = Variables.Of(function);
            var isServing = environment["LINNET_Aws__Function"] is "Api" or "Site";
            environment.GetValueOrDefault("AWS_LWA_PASS_THROUGH_PATH").ShouldBe(isServing ? null : "/events", function.Id);
            environment.GetValueOrDefault("AWS_LWA_ERROR_STATUS_CODES").ShouldBe(isServing ? null : "400-599", function.Id);
        }
    }

    [Fact]
    public async Task One_job_is_what_the_budget_gives_in_a_few_seconds_whatever_the_budget()
    {
        foreach (var (template, units) in new[]
        {
            (await Synthesis.CheapAsync(), 5), (await Synthesis.ChosenAsync(), 41), (await Synthesis.ProductionAsync(), 100),
        })
        {
            var environment = Variables.Of(template.Function("api"));
            var perJob = int.Parse(environment["LINNET_FanOut__FollowersPerJob"], System.Globalization.CultureInfo.InvariantCulture);

            environment["LINNET_Aws__FeedWriteUnits"].ShouldBe($"{units}");
            ((double)perJob / units).ShouldBeInRange(2, 2.5);
            template.Table("feeds")["ProvisionedThroughput"].GetProperty("WriteCapacityUnits").GetInt32().ShouldBe(units);
        }
    }

    [Fact]
    public async Task The_site_reaches_the_API_at_the_address_of_the_HTTP_API()
    {
        var template = await Synthesis.CheapAsync();

        var address = template.Function("site")["Environment"].GetProperty("Variables").GetProperty("LINNET_Web__ApiAddress");
        template.Behind(address).Type.ShouldBe("AWS::ApiGatewayV2::Api");
        Variables.Of(template.Function("api")).ShouldNotContainKey("LINNET_Web__ApiAddress");
    }

    [Fact]
    public async Task Housekeeping_runs_every_minute_and_is_not_tried_twice()
    {
        var template = await Synthesis.CheapAsync();

        var rule = template.Of("AWS::Events::Rule").ShouldHaveSingleItem();
        rule["Name"].GetString().ShouldBe("linnet-housekeeping");
        rule["ScheduleExpression"].GetString().ShouldBe("rate(1 minute)");
        var target = rule["Targets"].EnumerateArray().ShouldHaveSingleItem();
        template.Behind(target.GetProperty("Arn")).Id.ShouldBe(template.Function("housekeeping").Id);
        target.GetProperty("RetryPolicy").GetProperty("MaximumRetryAttempts").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task What_reserves_or_keeps_instances_is_off_unless_it_is_chosen()
    {
        var plain = await Synthesis.ProductionAsync();
        plain.Of("AWS::Lambda::Alias").ShouldBeEmpty();
        plain.Of("AWS::Lambda::Function").ShouldAllBe(function => function["ReservedConcurrentExecutions"].ValueKind == JsonValueKind.Undefined);

        var chosen = await Synthesis.ChosenAsync();
        chosen.Function("update-feed")["ReservedConcurrentExecutions"].GetInt32().ShouldBe(4);
        chosen.Of("AWS::Lambda::Alias").Count.ShouldBe(2);
        foreach (var integration in chosen.Of("AWS::ApiGatewayV2::Integration"))
        {
            var alias = chosen.Behind(integration["IntegrationUri"]);
            alias["ProvisionedConcurrencyConfig"].GetProperty("ProvisionedConcurrentExecutions").GetInt32().ShouldBe(2);
        }
    }

    [Fact]
    public async Task Functions_of_ARM_have_the_adapter_for_it()
    {
        var template = await Synthesis.ChosenAsync();

        foreach (var function in template.Of("AWS::Lambda::Function"))
        {
            function["Architectures"][0].GetString().ShouldBe("arm64");
            function["Layers"].GetRawText().ShouldContain(":layer:LambdaAdapterLayerArm64:");
        }
    }
}
