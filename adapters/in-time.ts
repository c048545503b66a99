/**
 * Lets something ask another server for so long, in milliseconds; then the signal aborts it, which it throws.
 *
 * Not AbortSignal.timeout: its timer goes on after the answer and keeps a Durable Object awake.
 */
export async function inTime<Answer>(ms: number, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), ms);
  try {
    return await ask(deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
