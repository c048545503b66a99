import { describe, expect, it } from "vitest";
import { confirm as confirmVerb } from "../../domain/booking/confirm.ts";
import { ANA, askConfirm, askRelease, confirm, hold, isOnOffer, MINUTE, pathOf } from "../support/booking.ts";
import { codeOf, contextFor, fakeClock } from "../support/domain.ts";
import { ask } from "../support/http.ts";
import { endHold, journal, journalKinds, liveRows, statusOf } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";

describe("a hold that has run out, with neither alarm nor cron", () => {
  it("blocks nobody: its slot is on offer and can be held", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const gone = await hold(tenant, start);
    await endHold(gone.id);
    expect(await isOnOffer(tenant, start)).toBe(true);
    const next = await hold(tenant, start);
    expect(await statusOf(gone.id)).toBe("expired");
    expect(await liveRows(tenant)).toMatchObject([{ id: next.id }]);
    expect(await journal(tenant)).toMatchObject([
      { kind: "hold.placed", subjectId: gone.id },
      { kind: "hold.expired", subjectId: gone.id },
      { kind: "hold.placed", subjectId: next.id },
    ]);
  });

  it("frees whatever it overlapped", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const [early, late] = [await hold(tenant, start - 60 * MINUTE), await hold(tenant, start)];
    await Promise.all([endHold(early.id), endHold(late.id)]);
    await hold(tenant, start - 30 * MINUTE);
    expect([await statusOf(early.id), await statusOf(late.id)]).toEqual(["expired", "expired"]);
  });

  it("cannot be confirmed any more, before and after its slot has gone to someone else", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const gone = await hold(tenant, start);
    await endHold(gone.id);
    expect(await askConfirm(tenant, gone)).toMatchObject({ status: 409, body: { code: "hold_expired" } });
    await hold(tenant, start);
    expect(await askConfirm(tenant, gone)).toMatchObject({ status: 409, body: { code: "hold_expired" } });
  });

  it("ends on the second", async () => {
    const tenant = await createTenant();
    const clock = fakeClock();
    const { id: holdId, holdToken, expiresAt } = await hold(tenant, tenant.hourAhead(48));
    const say = () => codeOf(confirmVerb(contextFor(tenant, { clock }), { holdId, holdToken, client: ANA }));
    clock.pass(Date.parse(expiresAt) - clock.now());
    expect(await say()).toBe("hold_expired");
    clock.pass(-1);
    expect(await say()).toBe("done");
  });

  it("is not changed by being released", async () => {
    const tenant = await createTenant();
    const gone = await hold(tenant, tenant.hourAhead(48));
    await endHold(gone.id);
    expect(await askRelease(tenant, gone)).toMatchObject({ status: 204 });
    expect(await journalKinds(tenant)).toEqual(["hold.placed"]);
    expect(await askConfirm(tenant, gone)).toMatchObject({ status: 409, body: { code: "hold_expired" } });
  });
});

describe("a hold given back", () => {
  it("says so twice, frees its slot, and cannot be confirmed any more", async () => {
    const tenant = await createTenant();
    const start = tenant.hourAhead(48);
    const held = await hold(tenant, start);
    expect(await askRelease(tenant, held)).toMatchObject({ status: 204, body: null });
    expect(await askRelease(tenant, held)).toMatchObject({ status: 204, body: null });
    expect(await isOnOffer(tenant, start)).toBe(true);
    expect(await askConfirm(tenant, held)).toMatchObject({ status: 409, body: { code: "hold_released" } });
    expect(await journalKinds(tenant)).toEqual(["hold.placed", "hold.released"]);
  });

  it("cannot take an appointment away", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    await confirm(tenant, held);
    expect(await askRelease(tenant, held)).toMatchObject({ status: 409, body: { code: "already_confirmed" } });
    expect(await statusOf(held.id)).toBe("confirmed");
  });
});

describe("nobody confirms or releases without the hold's own token", () => {
  const setting = async () => {
    const [tenant, other] = [await createTenant(), await createTenant()];
    const start = tenant.hourAhead(48);
    const held = await hold(tenant, start);
    const tokens = {
      "a wrong one": `local.${"A".repeat(43)}`,
      "one without a key's name": held.holdToken.replace("local.", ""),
      "one of an unknown key": held.holdToken.replace("local.", "other."),
      "one with a letter changed": held.holdToken.replace(/.$/, (last) => (last === "A" ? "Q" : "A")),
      "another hold's": (await hold(tenant, start + 60 * MINUTE)).holdToken,
      "another tenant's": (await hold(other, start)).holdToken,
      "the hold's id": held.id,
    };
    return { tenant, other, held, tokens };
  };

  it("be it wrong, another hold's or another tenant's", async () => {
    const { tenant, held, tokens } = await setting();
    for (const [what, holdToken] of Object.entries(tokens)) {
      for (const say of [askConfirm, askRelease]) {
        const { status, body } = await say(tenant, { ...held, holdToken });
        expect({ what, status, code: body?.code }).toEqual({ what, status: 404, code: "hold_not_found" });
      }
    }
    expect(await statusOf(held.id)).toBe("held");
  });

  it("nor by the right token at another tenant's door", async () => {
    const { other, held } = await setting();
    for (const say of [askConfirm, askRelease]) {
      expect(await say(other, held)).toMatchObject({ status: 404, body: { code: "hold_not_found" } });
    }
    expect(await statusOf(held.id)).toBe("held");
  });

  it("nor without any: the header is named", async () => {
    const { tenant, held } = await setting();
    const json = { holdId: held.id, client: ANA };
    const without = [
      await ask(pathOf(tenant, "/appointments"), { method: "POST", json }),
      await ask(pathOf(tenant, `/holds/${held.id}`), { method: "DELETE" }),
    ];
    for (const { status, body } of without) {
      expect({ status, code: body.code }).toEqual({ status: 400, code: "invalid_request" });
      expect(body.errors?.map(({ path }) => path)).toEqual(["hold-token"]);
    }
    expect(await statusOf(held.id)).toBe("held");
  });

  it("nor with the admin key instead", async () => {
    const { tenant, held } = await setting();
    const json = { holdId: held.id, client: ANA };
    const headers = { authorization: "Bearer local-admin-key", "hold-token": "local.none" };
    const confirmed = await ask(pathOf(tenant, "/appointments"), { method: "POST", json, headers });
    expect(confirmed).toMatchObject({ status: 404, body: { code: "hold_not_found" } });
  });
});
