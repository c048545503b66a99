import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { policyRules } from "../../db/schema/jobs.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { MESSAGE_KINDS } from "../../domain/autonomy/message-kinds.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { ADMIN, confirm, hold, pathOf } from "../support/booking.ts";
import { contextFor } from "../support/domain.ts";
import { type Answer, ask, expectProblem, type Problem } from "../support/http.ts";
import { createKey } from "../support/keys.ts";
import { journal } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { jobRows } from "../support/work-rows.ts";

interface Kind {
  kind: string;
  on: boolean;
  isSent: boolean;
}

async function kindsOf(tenant: TestTenant, bindings: object = {}): Promise<Record<string, Kind>> {
  const { body } = await ask<{ items: Kind[] }>(pathOf(tenant, "/message-kinds"), { headers: ADMIN, bindings });
  return Object.fromEntries(body.items.map((item) => [item.kind, item]));
}

function turn(tenant: TestTenant, kind: string, on: boolean, headers = ADMIN): Promise<Answer<Kind & Problem>> {
  return ask(pathOf(tenant, `/message-kinds/${kind}`), { method: "PUT", json: { on }, headers });
}

const rulesOf = (tenant: TestTenant) =>
  ownerDatabase().select().from(policyRules).where(eq(policyRules.tenantId, tenant.id));
const switches = async (tenant: TestTenant) =>
  (await journal(tenant, { withData: true })).filter(({ kind }) => kind === "message_kind.switched");
const system = (tenant: TestTenant, isAutonomous = true) =>
  contextFor(tenant, { actor: { kind: "system" }, isAutonomous });

describe("which messages a business sends", () => {
  it("are by default all but the follow-up of a hold, if the installation sends any", async () => {
    const tenant = await createTenant();
    for (const isOn of [true, false]) {
      const kinds = await kindsOf(tenant, { AUTONOMY_ENABLED: String(isOn) });
      expect(Object.keys(kinds)).toEqual([...MESSAGE_KINDS]);
      for (const { kind, on, isSent } of Object.values(kinds)) {
        const wanted = kind !== "hold_followup";
        expect({ kind, on, isSent }).toEqual({ kind, on: wanted, isSent: wanted && isOn });
      }
    }
  });

  it("can be switched, one by one, and for one business only", async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    for (const kind of MESSAGE_KINDS) {
      for (const on of [false, true, false]) {
        expect(await turn(tenant, kind, on)).toMatchObject({ status: 200, body: { kind, on } });
        expect((await kindsOf(tenant))[kind]).toMatchObject({ on });
      }
    }
    expect(Object.values(await kindsOf(tenant)).map(({ on }) => on)).not.toContain(true);
    expect((await kindsOf(other)).reminder).toMatchObject({ on: true });
    expect(await rulesOf(tenant)).toHaveLength(MESSAGE_KINDS.length);
  });

  it("are told when they are switched, and not when nothing changed", async () => {
    const tenant = await createTenant();
    const { headers, prefix } = await createKey(tenant, "settings:write");
    await turn(tenant, "reminder", false, headers);
    await turn(tenant, "reminder", false);
    expect(await switches(tenant)).toEqual([
      {
        ...{ kind: "message_kind.switched", subjectId: tenant.id, actor: `key:${prefix}` },
        data: { action: "send_reminder", on: false },
      },
    ]);
  });

  it("that are switched by many at once leave one rule, whichever it is", async () => {
    const tenant = await createTenant();
    await Promise.all([true, false, true, false, true, false].map((on) => turn(tenant, "reminder", on)));
    const [rule, ...others] = await rulesOf(tenant);
    expect(others).toEqual([]);
    expect((await kindsOf(tenant)).reminder).toMatchObject({ on: rule?.effect === "allow" });
  });

  it("keep the bounds that hold for everybody: switched on is no more than twice a conversation", async () => {
    const tenant = await createTenant();
    await turn(tenant, "contact_followup", true);
    expect(await rulesOf(tenant)).toMatchObject([{ effect: "allow", conditions: { max_session_followups: 2 } }]);
  });

  it("are none that were switched off: neither planned, nor sent where they wait", async () => {
    const tenant = await createTenant();
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(200)));
    await actOn(system(tenant), id);
    const waiting = (await jobRows(tenant)).filter(({ kind }) => kind === "send_confirmation");
    await turn(tenant, "confirmation", false);
    const another = await confirm(tenant, await hold(tenant, tenant.hourAhead(204)));
    await actOn(system(tenant), another.id);
    const planned = (await jobRows(tenant)).filter(({ subjectId }) => subjectId === another.id);
    expect(planned.map(({ kind }) => kind)).not.toContain("send_confirmation");
    expect(planned.map(({ kind }) => kind)).toContain("send_reminder");
    expect(waiting).toHaveLength(1);
  });

  it("that wait are dropped when they are switched off meanwhile", async () => {
    const tenant = await createTenant();
    const { id } = await confirm(tenant, await hold(tenant, tenant.hourAhead(200)));
    await actOn(system(tenant), id);
    await turn(tenant, "reminder", false);
    const reminder = (await jobRows(tenant)).find(({ kind }) => kind === "send_reminder");
    if (!reminder) throw new Error("No reminder was planned");
    await runJob({ ...system(tenant), clock: { now: () => reminder.runAt.getTime() } }, reminder.id);
    expect((await jobRows(tenant)).find((job) => job.id === reminder.id)).toMatchObject({
      ...{ status: "cancelled", reason: "not_allowed" },
    });
  });

  it("are no retries of a calendar, which are owed", async () => {
    const tenant = await createTenant();
    expectProblem(await turn(tenant, "retry_calendar_sync", false), 400, "invalid_request");
  });
});
