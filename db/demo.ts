import type { services, staff, staffServices } from "./schema/catalogue.ts";
import type { HoursWindow, WeeklyHours } from "./schema/hours.ts";
import type { tenants } from "./schema/tenants.ts";

/** A business with all that it offers, as rows. */
export interface TenantRows {
  tenant: typeof tenants.$inferInsert;
  services: (typeof services.$inferInsert)[];
  staff: (typeof staff.$inferInsert)[];
  staffServices: (typeof staffServices.$inferInsert)[];
}

export const BLOOM_ID = "00000000-0000-4000-8000-000000000001";
export const HARBOR_ID = "00000000-0000-4000-8000-000000000002";

/** The two businesses of the local stack. */
export function demoTenants(createdAt: Date): TenantRows[] {
  return [bloom(createdAt), harborDental(createdAt)];
}

function weekdays(...windows: HoursWindow[]): WeeklyHours {
  return { 1: windows, 2: windows, 3: windows, 4: windows, 5: windows };
}

function bloom(createdAt: Date): TenantRows {
  const tenantId = BLOOM_ID;
  const mara = demoId(1, 101);
  const offered = [
    { name: "Massage", description: "A full-body relaxation massage.", durationMinutes: 60, priceMinor: 9500 },
    { name: "Consultation", description: "A first talk about what you need.", durationMinutes: 30, priceMinor: 4000 },
    {
      name: "Acupuncture",
      description: "A session with fine needles, for pain and stress.",
      durationMinutes: 45,
      priceMinor: 8000,
    },
  ].map((service, index) => ({ ...service, id: demoId(1, 201 + index), tenantId, currency: "USD", position: index }));
  return {
    tenant: {
      id: tenantId,
      slug: "bloom",
      name: "Bloom Wellness Studio",
      timezone: "America/New_York",
      country: "US",
      weeklyHours: weekdays({ start: "09:00", end: "17:00" }),
      slotStepMinutes: 30,
      minimumNoticeMinutes: 60,
      horizonDays: 14,
      contact: { email: "hello@bloom.example" },
      facts: {
        address: "214 Linden Street, Brooklyn, NY 11221",
        directions: "Two blocks from the Myrtle-Wyckoff station; the door is the green one.",
        phone: "+12125550142",
        email: "hello@bloom.example",
        parking: "There is metered parking on Linden Street.",
        policies: "Please arrive five minutes early. Bring nothing but yourself.",
        about: "A small studio for massage, acupuncture and quiet.",
        questions: [
          { question: "Do you take walk-ins?", answer: "Only when Mara happens to be free, so it is best to book." },
          { question: "What should I wear?", answer: "Anything comfortable. Towels and robes are here." },
        ],
      },
      look: { accent: "#2f6f5e", privacyUrl: "/privacy" },
      createdAt,
    },
    services: offered,
    staff: [{ id: mara, tenantId, name: "Mara" }],
    staffServices: offered.map(({ id }) => ({ tenantId, staffId: mara, serviceId: id })),
  };
}

function harborDental(createdAt: Date): TenantRows {
  const tenantId = HARBOR_ID;
  const [nadia, tom, priya] = [demoId(2, 101), demoId(2, 102), demoId(2, 103)];
  const openings: HoursWindow[] = [
    { start: "08:30", end: "12:30" },
    { start: "13:30", end: "17:30" },
  ];
  const offered = [
    {
      name: "Check-up",
      description: "A routine examination.",
      durationMinutes: 20,
      priceMinor: 4800,
      bufferAfterMinutes: 5,
    },
    {
      name: "Hygienist cleaning",
      description: "Scale and polish.",
      durationMinutes: 40,
      priceMinor: 6800,
      bufferAfterMinutes: 10,
    },
    {
      name: "Filling",
      description: "A white filling.",
      durationMinutes: 60,
      priceMinor: 12500,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 10,
    },
    {
      name: "Teeth whitening",
      description: "In the chair, with custom trays to take home.",
      durationMinutes: 75,
      priceMinor: 29500,
      bufferAfterMinutes: 10,
    },
    {
      name: "Root canal treatment",
      description: "A single visit for most teeth.",
      durationMinutes: 90,
      priceMinor: 45000,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 15,
    },
  ].map((service, index) => ({ ...service, id: demoId(2, 201 + index), tenantId, currency: "GBP", position: index }));
  const [checkUp, cleaning, filling, whitening, rootCanal] = offered.map(({ id }) => id);
  const offers: [string, (string | undefined)[]][] = [
    [nadia, [checkUp, filling, rootCanal]],
    [tom, [checkUp, filling, whitening]],
    [priya, [cleaning, whitening]],
  ];
  return {
    tenant: {
      id: tenantId,
      slug: "harbor-dental",
      name: "Harbor Dental",
      timezone: "Europe/London",
      country: "GB",
      weeklyHours: { ...weekdays(...openings), 6: [{ start: "09:00", end: "13:00" }] },
      slotStepMinutes: 10,
      minimumNoticeMinutes: 120,
      horizonDays: 120,
      contact: { email: "reception@harbor-dental.example" },
      facts: {
        address: "3 Quay Row, Whitby YO21 3PU",
        directions: "On the harbour side, five minutes from the station.",
        phone: "+441632960118",
        email: "reception@harbor-dental.example",
        parking: "The harbour car park is next door; two hours are free.",
        policies: "Please tell us a day ahead if you cannot come.",
        about: "A family dental practice by the water.",
        questions: [{ question: "Do you see children?", answer: "Yes, from the first tooth on." }],
      },
      look: { accent: "#1f5f8b", privacyUrl: "/privacy" },
      createdAt,
    },
    services: offered,
    staff: [
      { id: nadia, tenantId, name: "Dr Nadia Osei", position: 0 },
      { id: tom, tenantId, name: "Dr Tom Hale", position: 1 },
      {
        id: priya,
        tenantId,
        name: "Priya Shah",
        position: 2,
        weeklyHours: { 1: openings, 2: openings, 4: openings, 6: [{ start: "09:00", end: "13:00" }] },
      },
    ],
    staffServices: offers.flatMap(([staffId, ids]) =>
      ids.flatMap((serviceId) => (serviceId ? [{ tenantId, staffId, serviceId }] : [])),
    ),
  };
}

/** Fixed ids, so that links and scripts for the demo keep working. */
function demoId(tenant: number, item: number): string {
  return `00000000-0000-4000-8000-${String(tenant).padStart(6, "0")}${String(item).padStart(6, "0")}`;
}
