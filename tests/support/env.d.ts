/** What the test stack adds to the Worker's own bindings. */
declare namespace Cloudflare {
  interface Env {
    DATABASE_URL: string;
    OWNER_URL: string;
    NEON_FETCH_ENDPOINT: string;
    GATEWAY_URL: string;
  }
}
