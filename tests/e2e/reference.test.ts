import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, inject, it } from "vitest";
import { DESKTOP, PHONE, visit } from "./support/visitor.ts";

const origin = () => `http://127.0.0.1:${inject("product").port}`;

it("the document is valid by an independent validator, and is read again only when it has changed", async () => {
  const response = await fetch(`${origin()}/openapi.json`, { headers: { origin: "https://editor.example" } });
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("cache-control")).toBe("public, max-age=300");
  const document = (await response.json()) as { openapi: string };
  expect(document.openapi).toMatch(/^3\.1\./);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect({ valid, errors }).toMatchObject({ valid: true });

  const etag = response.headers.get("etag") ?? "";
  const again = await fetch(`${origin()}/openapi.json`, { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
});

it.each([
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
])("the page for people shows every call on %s, and nothing is wider than the window", async (_name, device) => {
  const { page, problems } = await visit("/docs", device);
  const document = (await (await fetch(`${origin()}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string; summary: string }>>;
  };
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  expect(operations.length).toBeGreaterThan(10);
  for (const { operationId, summary } of operations) {
    await page.locator(`#${operationId}`).getByRole("heading", { name: summary, exact: true }).waitFor();
    expect(await page.locator(`nav a[href="#${operationId}"]`).count()).toBe(1);
  }
  await page.getByRole("link", { name: operations[0]?.summary ?? "" }).click();
  expect(await page.locator(`#${operations[0]?.operationId}`).locator("pre").innerText()).toMatch(/^curl /);
  expect(await page.locator("body").evaluate((body) => body.scrollWidth - body.clientWidth)).toBe(0);
  // No link leads nowhere, and the policy of our pages was broken by nothing.
  const lost = await page
    .locator('a[href^="#"]')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute("href")?.slice(1) ?? "")
        .filter((id) => !links[0]?.ownerDocument.getElementById(id)),
    );
  expect(lost).toEqual([]);
  expect(problems).toEqual([]);
});
