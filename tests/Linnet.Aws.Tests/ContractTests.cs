using Linnet.Testing.Aws;
using Linnet.Testing.Contracts;

namespace Linnet.Aws.Tests;

public sealed class MarkerStoreTests : MarkerStoreContract<AwsUnderTest>;

public sealed class MediaStoreTests : MediaStoreContract<AwsUnderTest>;
