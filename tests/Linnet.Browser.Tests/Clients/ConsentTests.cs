using Linnet.Browser.Tests.Browsing;
using Linnet.Testing.Hosts;

namespace Linnet.Browser.Tests.Clients;

/// <summary>Somebody lets a program act for them, or does not.</summary>
public sealed class ConsentTests(LinnetApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<LinnetApp>
{
    [Fact]
    public async Task A_program_is_allowed_by_somebody_who_signs_in_on_the_way()
    {
        await App.SignedInAsAsync("conny");
        await using var program = await LoopbackProgram.StartAsync(App);
        var visitor = await OpenAsync();

        await visitor.OpenAsync(program.ConsentAddress);
        await visitor.Field("Alias").FillAsync("conny");
        await visitor.Field("Password").FillAsync(LinnetApp.Password);
        await visitor.Button("Sign in").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Test asks to act for you" })).ToBeVisibleAsync();
        await Layout.CheckAsync(visitor);
        await visitor.Button("Allow").ClickAsync();

        await Expect(visitor.Page.GetByText("You may close this window.")).ToBeVisibleAsync();
        (await program.FinishAsync()).ShouldBe("conny");
    }

    [Fact]
    public async Task A_program_that_is_denied_is_told_so()
    {
        await using var program = await LoopbackProgram.StartAsync(App);
        var visitor = await OpenAsync(await App.SignedInAsAsync("denis"), Screen.WithoutScript);

        await visitor.OpenAsync(program.ConsentAddress);
        await visitor.Button("Deny").ClickAsync();

        await Expect(visitor.Page.GetByText("You may close this window.")).ToBeVisibleAsync();
        program.Answer.ShouldNotBeNull()["error"].ToString().ShouldBe("access_denied");
    }
}
