/**
 * The settings of the local stack. They are public, so a deployment that carries one of them refuses to run
 * (`adapters/config.ts`).
 */
export const developmentVars = {
  ENVIRONMENT: "local",
  PUBLIC_URL: "http://localhost:8787",
  ADMIN_API_KEY: "local-admin-key",
  // "local development only, not a key" in base64url.
  TOKEN_KEYS: "local:bG9jYWwgZGV2ZWxvcG1lbnQgb25seSwgbm90IGEga2V5",
  AUTONOMY_ENABLED: "true",
  MAIL_FROM: "bookings@gomomo.example",
};

/** The application role's password on this machine. Not a secret: PostgreSQL listens on 127.0.0.1 only. */
export const localAppPassword = "local-app-password";
