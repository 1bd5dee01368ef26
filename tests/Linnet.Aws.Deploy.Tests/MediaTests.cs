using System.Text.Json;

namespace Linnet.Aws.Deploy.Tests;

public sealed class MediaTests
{
    [Fact]
    public async Task Nobody_reads_the_bucket_without_leave_or_encryption()
    {
        var template = await Synthesis.CheapAsync();

        var bucket = template.Of("AWS::S3::Bucket").ShouldHaveSingleItem();
        bucket["PublicAccessBlockConfiguration"].EnumerateObject().Select(entry => entry.Value.GetBoolean()).ShouldBe([true, true, true, true]);
        bucket["BucketEncryption"].ValueKind.ShouldBe(JsonValueKind.Object);
        var statement = template.Of("AWS::S3::BucketPolicy").ShouldHaveSingleItem()["PolicyDocument"].GetProperty("Statement")
            .EnumerateArray().ShouldHaveSingleItem();
        statement.GetProperty("Effect").GetString().ShouldBe("Deny");
        statement.GetProperty("Condition").GetProperty("Bool").GetProperty("aws:SecureTransport").GetString().ShouldBe("false");
    }

    [Fact]
    public async Task Without_CloudFront_the_API_signs_addresses()
    {
        var template = await Synthesis.CheapAsync();

        template.Of("AWS::CloudFront::Distribution").ShouldBeEmpty();
        var environment = template.Function("api")["Environment"].GetProperty("Variables");
        environment.GetProperty("LINNET_Aws__PresignMedia").GetString().ShouldBe("true");
        environment.TryGetProperty("LINNET_Aws__MediaAddress", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task With_CloudFront_it_alone_reads_the_bucket_for_everybody()
    {
        var template = await Synthesis.ChosenAsync();

        var distribution = template.Of("AWS::CloudFront::Distribution").ShouldHaveSingleItem();
        template.Of("AWS::CloudFront::OriginAccessControl").ShouldHaveSingleItem();
        var allowed = template.Of("AWS::S3::BucketPolicy").ShouldHaveSingleItem()["PolicyDocument"].GetProperty("Statement").EnumerateArray()
            .Single(statement => statement.GetProperty("Effect").GetString() == "Allow");
        allowed.GetProperty("Principal").GetProperty("Service").GetString().ShouldBe("cloudfront.amazonaws.com");
        allowed.GetProperty("Condition").GetRawText().ShouldContain(distribution.Id);
        template.Function("api")["Environment"].GetProperty("Variables").GetProperty("LINNET_Aws__MediaAddress").GetRawText()
            .ShouldContain(distribution.Id);
    }

    [Fact]
    public async Task In_production_images_outlive_the_stack()
    {
        (await Synthesis.ProductionAsync()).Of("AWS::S3::Bucket").ShouldHaveSingleItem().Beside("DeletionPolicy").GetString().ShouldBe("Retain");
        (await Synthesis.CheapAsync()).Of("AWS::S3::Bucket").ShouldHaveSingleItem().Beside("DeletionPolicy").GetString().ShouldBe("Delete");
    }
}
