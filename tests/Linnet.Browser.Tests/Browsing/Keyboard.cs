namespace Linnet.Browser.Tests.Browsing;

/// <summary>Somebody who uses the keyboard alone.</summary>
internal sealed class Keyboard(Visitor visitor)
{
    private const int StopsMax = 80;

    private const string HiddenFocus =
        """
        () => {
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const isShown = element.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          const box = element.getBoundingClientRect();
          const isOnScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          return element === document.body || (isShown && isOnScreen) ? null : element.outerHTML.slice(0, 120);
        }
        """;

    /// <summary>Goes forward until the focus is on the target, and sees on the way where it is.</summary>
    public async Task GoToAsync(ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var stop = 0; stop < StopsMax; stop++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string?>(HiddenFocus) is { } hidden)
            {
                visitor.Complain($"{visitor.Address} does not show the focus on {hidden}");
            }
        }

        Assert.Fail($"{StopsMax} stops of the Tab key did not lead to {target}");
    }

    /// <summary>Goes to a target, and presses a key there.</summary>
    public async Task PressAsync(ILocator target, string key)
    {
        await GoToAsync(target);
        await PressAsync(key);
    }

    /// <summary>Presses a key.</summary>
    public Task PressAsync(string key) => visitor.Page.Keyboard.PressAsync(key);

    /// <summary>Types into what has the focus.</summary>
    public Task TypeAsync(string text) => visitor.Page.Keyboard.TypeAsync(text);

    /// <summary>Goes to a field, and types.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        await TypeAsync(text);
    }
}
