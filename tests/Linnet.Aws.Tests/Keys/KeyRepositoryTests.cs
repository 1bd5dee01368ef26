using System.Xml.Linq;
using Linnet.Testing.Aws;
using Linnet.Testing.Contracts;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Keys;

public sealed class KeyRepositoryTests : StoreContract<AwsUnderTest>
{
    [Fact]
    public async Task Keys_are_kept_for_every_process()
    {
        var key = XElement.Parse("<key id=\"1\"><descriptor>a &amp; b</descriptor></key>");
        Store.Get<IXmlRepository>().GetAllElements().ShouldBeEmpty();
        Store.Get<IXmlRepository>().StoreElement(key, "key-1");
        Store.Get<IXmlRepository>().StoreElement(XElement.Parse("<revocation/>"), "revocation-2");

        await Store.ReopenAsync();

        Store.Get<IXmlRepository>().GetAllElements().Select(element => element.ToString(SaveOptions.DisableFormatting))
            .ShouldBe([key.ToString(SaveOptions.DisableFormatting), "<revocation />"], ignoreOrder: true);
    }
}
