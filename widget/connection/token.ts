/** Keeps the chat token of one tenant, shared by the tabs of one browser. */
export interface TokenKeeper {
  get(): string | null;
  /** Every token that this browser has of the tenant. */
  all(): string[];
  keep(token: string): void;
  /** Forgets a token that the server refused, and only that one: another tab may already have a new one. */
  forget(refused: string | null): void;
}

/** A keeper in `localStorage`, or in memory where storage is blocked (private windows, third-party rules). */
export function tokenKeeper(tenant: string, storage: () => Storage): TokenKeeper {
  const key = `gomomo:${tenant}`;
  let own: string | null = null;
  const shared = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(storage());
    } catch {
      return null;
    }
  };
  return {
    // This tab's own token first: a tab goes on with the conversation that it shows.
    get: () => own ?? shared((storage) => storage.getItem(key)),
    all: () => [own, shared((storage) => storage.getItem(key))].filter((token) => token !== null),
    keep(token) {
      own = token;
      shared((storage) => storage.setItem(key, token));
    },
    forget(refused) {
      own = null;
      shared((storage) => storage.getItem(key) === refused && storage.removeItem(key));
    },
  };
}
