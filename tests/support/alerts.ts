import { inject } from "vitest";

export interface AlertOnWire {
  id: string;
  type: string;
  message: string;
  tenantId: string | null;
  at: string;
}

/** A webhook of a test's own; `status` is what it answers. */
export function operatorHook() {
  const url = `${inject("operatorHookUrl")}${crypto.randomUUID()}`;
  return {
    url,
    answering: (status: number | "none") => `${url}?status=${status}`,
    /** What it got, in its order. */
    async alerts(): Promise<AlertOnWire[]> {
      const got = (await (await fetch(url)).json()) as { type: string; body: AlertOnWire }[];
      return got.map(({ body }) => body);
    },
  };
}
