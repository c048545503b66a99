import { describe, expect, it } from "vitest";
import { businessPage } from "../../worker/pages/business-page.ts";
import { demoPage } from "../../worker/pages/demo-page.ts";
import type { BusinessProfile } from "../../worker/pages/profile.ts";

const profile: BusinessProfile = {
  language: "en",
  id: "t1",
  slug: "bloom",
  name: `Bloom <script>alert("x")</script>`,
  timezone: "America/New_York",
  accent: "#0f5c63",
  phone: "+1 718 555 0142",
  hoursText: ["Monday to Friday, 9:00 am to 5:00 pm"],
  services: [{ name: "Massage & more", durationText: "60 min", priceText: "$90" }],
};

describe.each([
  ["business page", businessPage],
  ["demo page", demoPage],
])("the %s", (_name, page) => {
  it("embeds the widget for its tenant and shows a business's words as text", async () => {
    const markup = String(await page(profile));
    expect(markup).toContain(`src="/widget.js" data-tenant="t1"`);
    expect(markup).toContain("Massage &amp; more");
    expect(markup).not.toContain("<script>alert");
  });

  it("has nothing inline that its security policy would block", async () => {
    const markup = String(await page(profile));
    expect(markup).not.toMatch(/ style=| on[a-z]+=|<style/);
    expect(markup.match(/<script(?! src=)/)).toBeNull();
  });
});
