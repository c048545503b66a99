import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createContext } from "../../adapters/context.ts";
import { operatorAlerts } from "../../adapters/operator.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import type { Context } from "../../domain/context.ts";
import type { Email } from "../../domain/messages/ports.ts";
import { operatorHook } from "../support/alerts.ts";
import { fakeClock, keptLog } from "../support/domain.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { failureRows, jobRows } from "../support/work-rows.ts";

const MINUTE = 60_000;

/** gomomo itself, with other settings of the deployment. */
function system(tenant: TestTenant, settings: object = {}, change: Partial<Context> = {}): Context {
  const deployment = { ...(env as Env), ...settings } as Env;
  return { ...createContext(deployment, tenant.id, { actor: { kind: "system" } }), ...change };
}

/** An event as the calendar's writer tells it, of an appointment of its own; so many minutes ago. */
async function tell(tenant: TestTenant, kind: string, minutesAgo: number): Promise<string> {
  const subjectId = crypto.randomUUID();
  await ownerDatabase().execute(sql`
    INSERT INTO domain_events (tenant_id, at, kind, subject_id, data)
    VALUES (${tenant.id}::uuid, now() - make_interval(mins => ${minutesAgo}::int), ${kind}, ${subjectId}::uuid,
      '{"version": 1, "reason": "http_503"}')`);
  return subjectId;
}

/** A calendar that could be written to, so many minutes ago. */
async function written(tenant: TestTenant, minutesAgo: number): Promise<void> {
  const at = sql`now() - make_interval(mins => ${minutesAgo}::int)`;
  await ownerDatabase().execute(sql`
    INSERT INTO jobs (id, tenant_id, kind, event_id, subject_id, status, priority, run_at, created_at, finished_at)
    VALUES (gen_random_uuid(), ${tenant.id}::uuid, 'write_calendar', ${-minutesAgo}::bigint, gen_random_uuid(), 'completed',
      80, ${at}, ${at}, ${at})`);
}

const alarms = async (tenant: TestTenant) =>
  (await jobRows(tenant))
    .filter(({ kind }) => kind === "alert_operator")
    .map(({ variant, subjectId }) => ({ variant, subjectId }));

describe("a calendar that cannot be written to", () => {
  it("is told at the third failure in a row, once, in whatever order and however often they are looked at", async () => {
    const tenant = await createTenant();
    const subjects: string[] = [];
    for (let n = 0; n < 6; n++) subjects.push(await tell(tenant, "calendar.failed", 60 - n));
    for (const subject of [...subjects.toReversed(), ...subjects]) await actOn(system(tenant), subject);
    expect(await alarms(tenant)).toEqual([{ variant: "calendar_failing", subjectId: subjects[2] }]);
  });

  it("is told by those who look at the same time once, too", async () => {
    const tenant = await createTenant();
    const subjects = [];
    for (let n = 0; n < 8; n++) subjects.push(await tell(tenant, "calendar.failed", 60 - n));
    await Promise.all(subjects.map((subject) => actOn(system(tenant), subject)));
    expect(await alarms(tenant)).toHaveLength(1);
  });

  it("is none that could be written to in between, and is told again when it fails anew", async () => {
    const tenant = await createTenant();
    const before = [await tell(tenant, "calendar.failed", 60), await tell(tenant, "calendar.failed", 59)];
    await written(tenant, 58);
    const after = [await tell(tenant, "calendar.failed", 57), await tell(tenant, "calendar.failed", 56)];
    for (const subject of [...before, ...after]) await actOn(system(tenant), subject);
    expect(await alarms(tenant)).toEqual([]);
    const third = await tell(tenant, "calendar.failed", 55);
    await actOn(system(tenant), third);
    expect(await alarms(tenant)).toEqual([{ variant: "calendar_failing", subjectId: third }]);
  });

  it("of one business is no other's", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    for (const each of [tenant, other, tenant, other])
      await actOn(system(each), await tell(each, "calendar.failed", 5));
    expect([await alarms(tenant), await alarms(other)]).toEqual([[], []]);
  });
});

describe("an alert to the operator", () => {
  const alertJob = async (tenant: TestTenant, ctx: Context) => {
    const subject = await tell(tenant, "calendar.exhausted", 1);
    await actOn(ctx, subject);
    const job = (await jobRows(tenant)).find(({ kind }) => kind === "alert_operator");
    if (!job) throw new Error("No alert was planned");
    return job;
  };

  it("arrives at the webhook, in ids and words of ours alone", async () => {
    const tenant = await createTenant({ name: "Zebulon's Studio" });
    const hook = operatorHook();
    const ctx = system(tenant, { OPERATOR_WEBHOOK_URL: hook.url });
    const { id } = await alertJob(tenant, ctx);
    await runJob(ctx, id);
    const alerts = await hook.alerts();
    expect(alerts).toEqual([
      {
        ...{ id, type: "calendar_exhausted", tenantId: tenant.id },
        ...{ message: expect.stringMatching(/calendar/), at: expect.stringMatching(/Z$/) },
      },
    ]);
    expect(JSON.stringify(alerts)).not.toMatch(/zebulon/i);
    expect((await jobRows(tenant)).find((job) => job.id === id)).toMatchObject({ status: "completed" });
  });

  it.each([
    [500, "http_500"],
    [302, "http_302"],
    ["none", "no_answer"],
  ] as const)("that is answered with %s is told three times under one id, and then is a failure", async (status, reason) => {
    const tenant = await createTenant();
    const hook = operatorHook();
    const clock = fakeClock();
    const ctx = system(tenant, { OPERATOR_WEBHOOK_URL: hook.answering(status) }, { clock });
    const { id } = await alertJob(tenant, ctx);
    for (let tries = 0; tries < 5; tries++) {
      await runJob(ctx, id);
      clock.pass(70 * MINUTE);
    }
    expect((await hook.alerts()).map((alert) => alert.id)).toEqual([id, id, id]);
    expect((await jobRows(tenant)).find((job) => job.id === id)).toMatchObject({ status: "failed", reason });
    expect(await failureRows(tenant)).toMatchObject([{ type: "job.alert_operator", subjectId: id }]);
  });

  it("goes whether or not gomomo writes to people by itself", async () => {
    const tenant = await createTenant();
    const hook = operatorHook();
    const ctx = system(tenant, { OPERATOR_WEBHOOK_URL: hook.url, AUTONOMY_ENABLED: "false" });
    await runJob(ctx, (await alertJob(tenant, ctx)).id);
    expect(await hook.alerts()).toHaveLength(1);
  });

  const alert = { id: "an-alert", type: "calendar_failing", tenantId: "t", at: Date.UTC(2026, 0, 2) } as const;

  it("goes by mail where there is no webhook", async () => {
    const sent: Email[] = [];
    const email = {
      send: async (mail: Email) => {
        sent.push(mail);
        return { outcome: "sent", providerId: "1" } as const;
      },
    };
    const settings = { email: "ops@example.com", webhookUrl: null };
    expect(await operatorAlerts({ settings, email, log: keptLog() }).alert(alert)).toMatchObject({ outcome: "sent" });
    expect(sent).toMatchObject([{ to: "ops@example.com", fromName: "gomomo", unsubscribeUrl: null }]);
    expect(JSON.stringify(sent[0]?.letter.parts)).toMatch(/three times in a row.*2026-01-02T00:00:00.000Z/);
  });

  it("is an error in the log where there is neither", async () => {
    const log = keptLog();
    const email = { send: () => Promise.reject(new Error("Not asked")) };
    const settings = { email: null, webhookUrl: null };
    expect(await operatorAlerts({ settings, email, log }).alert(alert)).toMatchObject({ outcome: "sent" });
    expect(log.events).toMatchObject([{ event: "operator_alert", data: { type: "calendar_failing", tenantId: "t" } }]);
  });
});
