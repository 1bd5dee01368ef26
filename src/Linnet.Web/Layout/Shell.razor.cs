using Linnet.Web.Http;
using Microsoft.AspNetCore.Components;

namespace Linnet.Web.Layout;

public sealed partial class Shell
{
    private const string SiteName = "Linnet";
    private const string Tagline = "A place for short texts.";

    /// <summary>What the page is about; null on the start page.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>One sentence for those who find the page elsewhere.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Whether search engines should list the page.</summary>
    [Parameter]
    public bool IsIndexed { get; set; } = true;

    /// <summary>What else belongs into the head.</summary>
    [Parameter]
    public RenderFragment? Head { get; set; }

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    [Inject]
    private PageContext Context { get; set; } = null!;
}
