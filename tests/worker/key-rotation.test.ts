import { expect, it } from "vitest";
import { developmentVars } from "../../db/local/development-vars.ts";
import { ANA, type AppointmentOnWire, askHold, confirm, type HoldOnWire, hold, pathOf } from "../support/booking.ts";
import { ask, expectProblem } from "../support/http.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const NEW = `k2:${Buffer.alloc(32, 9).toString("base64url")}`;
const rotated = { TOKEN_KEYS: `${NEW},${developmentVars.TOKEN_KEYS}` };
const dropped = { TOKEN_KEYS: NEW };

function seeBy(tenant: TestTenant, { id, manageUrl }: AppointmentOnWire, bindings: object) {
  const authorization = `Bearer ${new URL(manageUrl).pathname.slice("/m/".length)}`;
  return ask(pathOf(tenant, `/appointments/${id}`), { headers: { authorization }, bindings });
}

function confirmBy(tenant: TestTenant, { id, holdToken }: HoldOnWire, bindings: object) {
  const json = { holdId: id, client: ANA };
  return ask(pathOf(tenant, "/appointments"), { method: "POST", json, headers: { "hold-token": holdToken }, bindings });
}

it("links and holds of the key before are good while it is there, and end with it; new ones name the new key", async () => {
  const tenant = await createTenant();
  const booked = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)));
  expect(await seeBy(tenant, booked, rotated)).toMatchObject({ status: 200 });
  expectProblem(await seeBy(tenant, booked, dropped), 401, "unauthenticated");

  const held = await hold(tenant, tenant.hourAhead(50));
  expectProblem(await confirmBy(tenant, held, dropped), 404, "hold_not_found");
  expect(await confirmBy(tenant, held, rotated)).toMatchObject({ status: 201 });

  const { body } = await askHold(tenant, tenant.hourAhead(52), { bindings: rotated });
  expect((body as unknown as HoldOnWire).holdToken).toMatch(/^k2\./);
});
