import { expect, it } from "vitest";
import { createFilter } from "../../../db/local/start/wrangler.ts";

it("what wrangler tells of a mail is not shown, and what the Worker says before and after is", () => {
  const lines = [
    "[wrangler:info] Ready on http://localhost:8787",
    '{"level":"warn","event":"before"}',
    "[wrangler:info] send_email binding called with MessageBuilder:",
    'From: "Bloom" <bookings@gomomo.example>',
    "To: ana@example.com",
    "Subject: Booked: Massage at Bloom",
    "",
    "Text: /tmp/email-text/1.txt",
    "HTML: /tmp/email-html/1.html",
    "Attachment (attachment): invite.ics -> /tmp/email-attachment/1-1.ics",
    '{"level":"error","event":"after"}',
    "Text: of a program of ours",
  ];
  const shown = lines.filter(createFilter());
  expect(shown).toEqual([
    '{"level":"warn","event":"before"}',
    '{"level":"error","event":"after"}',
    "Text: of a program of ours",
  ]);
});
