import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { operatorHook } from "../support/alerts.ts";
import { ringCron } from "../support/cron.ts";
import { withoutDatabase } from "../support/gateway.ts";
import { logged } from "../support/logged.ts";
import { comeBack, later } from "../support/travel.ts";

/** What the statement contains by which the cron looks whether the database answers. */
const HEALTH_STATEMENT = "pg_has_role";
const MINUTE = 60_000;

type Hook = ReturnType<typeof operatorHook>;

/** The crons of so many minutes, each with the clock a minute ahead. */
async function minutes(count: number, url: string, { isUp, atOnce = 1 }: { isUp: boolean; atOnce?: number }) {
  const ring = async () => {
    for (let n = 0; n < count; n++) {
      await Promise.all(Array.from({ length: atOnce }, () => ringCron({ OPERATOR_WEBHOOK_URL: url })));
      later(MINUTE);
    }
  };
  await (isUp ? ring() : withoutDatabase(HEALTH_STATEMENT, ring));
}

const types = async (hook: Hook) => (await hook.alerts()).map(({ type }) => type);

afterEach(async () => {
  // The object is one for all: whatever it remembers is over.
  await minutes(2, operatorHook().url, { isUp: true });
  comeBack();
});

describe("a database that does not answer", () => {
  it("is told once when five minutes have passed, and its end once", async () => {
    const hook = operatorHook();
    await minutes(5, hook.url, { isUp: false });
    expect(await hook.alerts()).toEqual([]);
    await minutes(10, hook.url, { isUp: false });
    expect(await hook.alerts()).toEqual([
      {
        id: expect.stringMatching(/^database_down:\d+$/),
        type: "database_down",
        message: expect.stringMatching(/five minutes/),
        tenantId: null,
        at: expect.stringMatching(/Z$/),
      },
    ]);
    await minutes(5, hook.url, { isUp: true });
    expect(await types(hook)).toEqual(["database_down", "database_back"]);
    await minutes(7, hook.url, { isUp: false });
    expect(await types(hook)).toEqual(["database_down", "database_back", "database_down"]);
  });

  it("for less than that is told to nobody, nor its end", async () => {
    const hook = operatorHook();
    for (let n = 0; n < 4; n++) {
      await minutes(4, hook.url, { isUp: false });
      await minutes(1, hook.url, { isUp: true });
    }
    expect(await hook.alerts()).toEqual([]);
  });

  it("is told once by crons that come twice at the same time", async () => {
    const hook = operatorHook();
    await minutes(8, hook.url, { isUp: false, atOnce: 3 });
    await minutes(3, hook.url, { isUp: true, atOnce: 3 });
    expect(await types(hook)).toEqual(["database_down", "database_back"]);
  });

  it("is told again, minute by minute, until somebody has taken it", async () => {
    const hook = operatorHook();
    const { lines } = await logged("alert_failed", async () => {
      await minutes(7, hook.answering(500), { isUp: false });
      await minutes(1, hook.answering("none"), { isUp: false });
    });
    expect(lines.map(({ type, reason }) => [type, reason])).toEqual([
      ["database_down", "http_500"],
      ["database_down", "http_500"],
      ["database_down", "no_answer"],
    ]);
    await minutes(3, hook.url, { isUp: false });
    expect(new Set((await hook.alerts()).map(({ id }) => id)).size).toBe(1);
    expect(await types(hook)).toHaveLength(4);
  });

  it("of which nobody could be told is nothing to be told the end of", async () => {
    const hook = operatorHook();
    await minutes(8, hook.answering(500), { isUp: false });
    const before = await types(hook);
    await minutes(2, hook.url, { isUp: true });
    expect(await types(hook)).toEqual(before);
  });

  it("that goes away again before its end was told is an outage of its own", async () => {
    const hook = operatorHook();
    await minutes(7, hook.url, { isUp: false });
    await minutes(2, operatorHook().answering(500), { isUp: true });
    await minutes(7, hook.url, { isUp: false });
    await minutes(2, hook.url, { isUp: true });
    expect(await types(hook)).toEqual(["database_down", "database_down", "database_back"]);
  });

  it("keeps no sweep from its work where the watch itself is away", async () => {
    const broken = {
      getByName: () => {
        throw new Error("No such object");
      },
    };
    const { lines } = await logged("watch_failed", () => ringCron({ HEALTH_WATCH: broken }));
    expect(lines).toMatchObject([{ level: "error", message: "No such object" }]);
  });

  it("is remembered through the death of the watch", async () => {
    const hook = operatorHook();
    await minutes(5, hook.url, { isUp: false });
    const { evictDurableObject } = await import("cloudflare:test");
    await evictDurableObject((env as Env).HEALTH_WATCH.getByName("database"));
    await minutes(2, hook.url, { isUp: false });
    expect(await types(hook)).toEqual(["database_down"]);
  });
});

it("without a webhook or a mail address the log is told, as an error", async () => {
  const { lines } = await logged("operator_alert", async () => {
    await withoutDatabase(HEALTH_STATEMENT, async () => {
      for (let n = 0; n < 7; n++) {
        await ringCron({ OPERATOR_WEBHOOK_URL: undefined, OPERATOR_EMAIL: undefined });
        later(MINUTE);
      }
    });
  });
  expect(lines).toMatchObject([{ level: "error", type: "database_down" }]);
});
