using Microsoft.AspNetCore.Http;

namespace PipelineRisk.Live;

/// <summary>Lets only the page itself in: what a browser sends for another site is refused, even where that site's name leads to this machine.</summary>
internal static class OwnPageOnly
{
    private static readonly string[] Names = ["127.0.0.1", "localhost"];

    /// <summary>Answers, or refuses to.</summary>
    public static Task Answer(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!HttpMethods.IsGet(request.Method))
        {
            headers.Allow = HttpMethods.Get;
            return Refuse(context, StatusCodes.Status405MethodNotAllowed, "There is nothing here but to read.");
        }

        // A name that was made to lead here (DNS rebinding) is in the Host header; a page of another site is in the Origin header.
        string host = request.Host.Value ?? "";
        return !IsOwn(host, context.Connection.LocalPort) ? Refuse(context, StatusCodes.Status403Forbidden, "The report is at 127.0.0.1, and at no other name.")
            : request.Headers.Origin is { Count: > 0 } origin && origin != $"http://{host}" ? Refuse(context, StatusCodes.Status403Forbidden, "The report is for its own page only.")
            : next(context);
    }

    private static bool IsOwn(string host, int port) => Names.Any(name =>
        host.Equals(FormattableString.Invariant($"{name}:{port}"), StringComparison.OrdinalIgnoreCase) || (port == 80 && host.Equals(name, StringComparison.OrdinalIgnoreCase)));

    private static Task Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason);
    }
}
