/** A call that did not get through to a Durable Object because too much waits there. */
export const OVERLOADED = Symbol("overloaded");

/**
 * Calls a Durable Object, and after a failure once more with a new stub, as the old one stays broken; not where too much
 * waits there already. Only for calls that may be repeated.
 * Source: https://developers.cloudflare.com/durable-objects/best-practices/error-handling/
 */
export async function callObject<Stub, Answer>(
  stub: () => Stub,
  call: (stub: Stub) => Promise<Answer>,
): Promise<Answer | typeof OVERLOADED> {
  for (let tries = 1; ; tries++) {
    try {
      return await call(stub());
    } catch (error) {
      if ((error as { overloaded?: boolean }).overloaded) return OVERLOADED;
      if (tries === 2) throw error;
    }
  }
}
