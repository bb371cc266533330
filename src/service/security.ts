/** Headers that keep pages from being framed, sniffed, followed or fed with foreign content. */
import type { MiddlewareHandler } from 'hono';

/** Pages made to be framed or read by other sites. */
const EMBEDDABLE = /^\/embed\//;
const READABLE_ELSEWHERE = /^\/(embed|data|source)\/|\/feed\.(xml|json|ics)$|\/timemap\.link$/;
const META_POLICY = /<meta http-equiv="content-security-policy" content="([^"]*)"/i;
const OWN_POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";

/** Sets what every response carries; a handler's own policy wins. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const https = publicUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    const path = c.req.path;
    const framed = EMBEDDABLE.test(path);
    const headers = c.res.headers;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set(
      'Cross-Origin-Resource-Policy',
      READABLE_ELSEWHERE.test(path) ? 'cross-origin' : 'same-origin',
    );
    if (READABLE_ELSEWHERE.test(path)) headers.set('Access-Control-Allow-Origin', '*');
    // An embedded notice tells by the server's clock what is upcoming: other sites' scripts may read it.
    if (framed) headers.set('Access-Control-Expose-Headers', 'Date');
    if (https) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    if (!framed && !headers.has('X-Frame-Options')) headers.set('X-Frame-Options', 'DENY');
    if (!headers.has('Content-Security-Policy'))
      headers.set('Content-Security-Policy', policyFor('', framed));
  };
}

/** The policy a page states itself, completed with what only a header can say. */
export function policyFor(html: string, framed = false): string {
  const stated = META_POLICY.exec(html)?.[1]?.replaceAll('&#39;', "'").replaceAll('&amp;', '&') ?? OWN_POLICY;
  return `${stated}; frame-ancestors ${framed ? '*' : "'none'"}`;
}
