import { expect, inject, it, vi } from "vitest";
import { createBusiness } from "./support/business.ts";
import { query } from "./support/database.ts";
import { visit } from "./support/visitor.ts";

it("tells a visitor who still has the chat open that the appointment is in the calendar after all", async () => {
  const { id, slug } = await createBusiness({ calendar: { provider: "builtin", fault: "network" } });
  const { chat, page } = await visit(`/b/${slug}`);
  await chat.bookByClicks("Ana Gómez", "ana@example.com");
  const reference = await chat.reference();
  await vi.waitFor(async () => expect(await retry(id)).toMatchObject([{ status: "pending" }]), {
    timeout: 20_000,
    interval: 200,
  });

  // The calendar is well again, and the retry's time has come.
  await query(`UPDATE tenants SET calendar = '{"provider": "builtin"}' WHERE id = $1`, [id]);
  await query("UPDATE jobs SET run_at = now() WHERE tenant_id = $1 AND status = 'pending'", [id]);
  await fetch(`http://127.0.0.1:${inject("product").port}/cdn-cgi/local/scheduled`);

  await chat.hears("Your appointment is in the calendar now.");
  const news = chat.log.locator(".said", { hasText: "in the calendar now" });
  expect(await news.innerText()).toMatch(
    new RegExp(`Massage, \\w+day \\d+ \\w+, \\d+:\\d\\d [ap]m\\. Reference ${reference}`),
  );
  // It is there once, also for whoever comes back.
  await page.reload();
  await chat.bubble.click({ timeout: 5_000 }).catch(() => undefined);
  await chat.hears("Your appointment is in the calendar now.");
  expect(await chat.log.getByText("Your appointment is in the calendar now.").count()).toBe(1);
});

function retry(tenantId: string): Promise<{ status: string }[]> {
  return query("SELECT status FROM jobs WHERE tenant_id = $1 AND kind = 'retry_calendar_sync'", [tenantId]);
}
