import type { Environment } from "./transport.ts";

/** The environment of a real browser. */
export const browser: Environment = {
  now: () => performance.now(),
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => clearTimeout(timer),
  random: Math.random,
  online: () => navigator.onLine,
  webSocket: (url, protocols) => new WebSocket(url, protocols),
  fetch: (url, init) => fetch(url, init),
};

/** A new random id. `randomUUID` exists on secure origins only; a shop's plain http site has `getRandomValues`. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The visitor's IANA zone, or null where the browser does not know. */
export function ownTimeZone(): string | null {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone && timeZone !== "Etc/Unknown" ? timeZone : null;
}

/** A language tag as the server takes it. Some systems and sites tell oddities such as "en-US@posix". */
export function tidyLocale(tag: string, language: string): string {
  return /^[a-z\d-]{2,35}$/i.test(tag) ? tag : language;
}
