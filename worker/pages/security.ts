/**
 * The content security policy of our pages: what the widget needs (see widget/README.md) and nothing else. Nothing on
 * them is inline, so neither a nonce nor a hash is needed.
 */
const pageContentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Headers to serve our pages with. */
export const pageSecurityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": pageContentSecurityPolicy,
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/**
 * Headers of pages whose address is a secret: kept by nobody, told to nobody, without any script. Their forms lead to
 * our own host alone.
 */
export const privatePageHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex, nofollow",
  "Cache-Control": "no-store",
};
