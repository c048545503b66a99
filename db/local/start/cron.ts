const minuteMs = 60_000;

/**
 * Rings the Worker's cron each minute, which wrangler dev leaves to us:
 * https://developers.cloudflare.com/workers/configuration/cron-triggers/#test-cron-triggers-locally
 *
 * @returns how to stop it
 */
export function ringCron(port: number): () => Promise<void> {
  const timer = setInterval(() => void ring(port), minuteMs);
  return async () => clearInterval(timer);
}

async function ring(port: number): Promise<void> {
  try {
    const signal = AbortSignal.timeout(minuteMs);
    await (await fetch(`http://127.0.0.1:${port}/cdn-cgi/local/scheduled`, { signal })).body?.cancel();
  } catch {
    // A Worker that cannot be reached is told about elsewhere, and the next minute comes.
  }
}
