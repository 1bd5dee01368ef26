namespace Linnet.Browser.Tests.Browsing;

/// <summary>What holds for every page on every screen, measured where the browser has drawn it.</summary>
internal static class Layout
{
    /// <summary>What every target must have at least; the style aims at 44.</summary>
    private const int TargetMin = 24;

    private const string WhatSticksOut =
        """
        () => {
          const edge = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= edge) return [];
          return [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > edge + 0.5)
            .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)
            .concat("the page");
        }
        """;

    // A link within a text is as high as its line; a check box is as large as its label.
    private const string WhatIsTooSmall =
        """
        (min) => [...document.querySelectorAll("a, button, input:not([type=hidden]), textarea, select, summary")]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, .skip"))
          .filter((element) => element.tagName !== "A" || getComputedStyle(element).display !== "inline")
          .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
          .filter(({ box }) => box.width < min || box.height < min)
          .map(({ element, box }) => `${element.outerHTML.slice(0, 120)}: ${box.width} × ${box.height}`)
        """;

    /// <summary>The open page can be scrolled upright only, and all that can be touched is large enough for a finger.</summary>
    public static async Task CheckAsync(Visitor visitor)
    {
        foreach (var element in await visitor.Page.EvaluateAsync<string[]>(WhatSticksOut))
        {
            visitor.Complain($"{visitor.Address} scrolls sideways at {visitor.Screen.Width} pixels: {element}");
        }

        foreach (var element in await visitor.Page.EvaluateAsync<string[]>(WhatIsTooSmall, TargetMin))
        {
            visitor.Complain($"{visitor.Address} has a target below {TargetMin} pixels: {element}");
        }
    }
}
