import { html } from "hono/html";
import { contactLines, hoursList, serviceList } from "./details.ts";
import { layout, type Page } from "./layout.ts";
import type { BusinessProfile } from "./profile.ts";

/** The page `/`: a small business's own site as it might be, with the bubble embedded the way any site does it. */
export function demoPage(profile: BusinessProfile): Page {
  const { id, name, accent, about } = profile;
  return layout(
    name,
    "site",
    html`<header class="masthead">
      <p class="site-name">${name}</p>
      <nav aria-label="Page">
        <a href="#services">Services</a>
        <a href="#visit">Visit</a>
      </nav>
    </header>
    <main>
      <section class="hero">
        <h1>An hour that is yours.</h1>
        <p>${about ?? "Massage and acupuncture in a quiet room, by people who take their time."}</p>
        <p class="fine">Book at any hour: write to us in the corner of this page.</p>
      </section>
      <section id="services">
        <h2>Services</h2>
        ${serviceList(profile)}
      </section>
      <section id="visit">
        <h2>Visit</h2>
        ${contactLines(profile)} ${hoursList(profile)}
      </section>
    </main>
    <footer class="colophon fine">
      A demonstration of gomomo; this business is made up. See also
      <a href="/b/harbor-dental">the page of Harbor Dental</a> and
      <a href="/docs">the API</a>.
    </footer>
    <script src="/widget.js" data-tenant="${id}" ${accent ? html`data-accent="${accent}"` : ""} async></script>`,
  );
}
