namespace Linnet.Browser.Tests.Browsing;

/// <summary>What somebody looks at the site with.</summary>
internal sealed record Screen
{
    /// <summary>A wide window.</summary>
    public static Screen Desk { get; } = new();

    /// <summary>The narrowest phone that is in use.</summary>
    public static Screen Phone { get; } = new() { Width = 360, Height = 740, IsPhone = true };

    /// <summary>A wide window whose browser runs no script.</summary>
    public static Screen WithoutScript { get; } = new() { HasScript = false };

    /// <summary>Its width, in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Its height, in CSS pixels.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Whether it is touched, and is a phone's.</summary>
    public bool IsPhone { get; init; }

    /// <summary>Whether scripts run.</summary>
    public bool HasScript { get; init; } = true;

    /// <summary>Whether its owner wants dark pages.</summary>
    public bool IsDark { get; init; }

    /// <summary>The same for the browser.</summary>
    public BrowserNewContextOptions Options(Uri site) => new()
    {
        BaseURL = site.AbsoluteUri,
        ViewportSize = new() { Width = Width, Height = Height },
        IsMobile = IsPhone,
        HasTouch = IsPhone,
        JavaScriptEnabled = HasScript,
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        Locale = "en-GB",
        TimezoneId = "UTC",
    };
}
