/** What the document says beside the routes: what the API is, who may ask, and what names mean wherever they occur. */

export const description = `Everything the receptionist books with, for programs of your own.

**Times.** Instants are RFC 3339 in UTC; an instant that you send may have any offset. Where an answer shows times it also
names the business's \`timezone\`.

**Who asks.** \`Authorization: Bearer …\` with the operator's key, an API key of the business (\`gmo_…\`, good for its
scopes), or the client's manage token, which is good for its own appointment alone. What a visitor needs in order to book
can be asked without any key. A request from a web page (with an \`Origin\`) must come from one of the business's sites.

**Errors** are \`application/problem+json\` (RFC 9457). Go by \`code\`, which is stable: codes are added, never renamed.
Input that breaks a rule is named in \`errors\`, field by field.

**Said again.** A POST with an \`Idempotency-Key\` is done once: said again within 24 hours with the same body it is
answered with the same status and body. Of appointments, \`If-Match\` with the \`ETag\` of your last read keeps you from
changing what somebody else has changed meanwhile.

**Limits.** 100 requests a minute for each address, or for each API key, of which 10 may hold, book or move and 20 may
chat. Then comes \`429\`, with the seconds to wait in \`Retry-After\`.

Every answer has an \`X-Request-Id\`; please name it when you ask about one.`;

export const securitySchemes = {
  adminKey: { type: "http", scheme: "bearer", description: "The operator's key, good for every business." },
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "An API key of the business (`gmo_…`). Each call names the scope that the key must have.",
  },
  manageToken: {
    type: "http",
    scheme: "bearer",
    description:
      "The token at the end of an appointment's `manageUrl`: good for that appointment alone, until 30 days after its end.",
  },
  chatToken: {
    type: "http",
    scheme: "bearer",
    description:
      "The conversation's own token: the newest `chatToken` that it gave. Without one a conversation begins.",
  },
} as const;

/** Groups, in the order in which one meets them. A group that is not here stands behind them under its own name. */
export const tags: Readonly<Record<string, string>> = {
  services: "What can be booked, how long it takes and who offers it.",
  availability: "The times that are free. Whatever it offers can be held at that moment.",
  holds: "A time kept for some minutes by whoever has its token.",
  appointments: "What is booked: made, found, moved, cancelled, and how it ended.",
  clients: "The people who book: history, notes, consent, and what the law asks for.",
  tenants: "Businesses and their settings.",
  staff: "The people who do the work.",
  "time-off": "Time in which somebody is not there.",
  "api-keys": "Keys with which the business's own programs call this API.",
  audit: "What changed, when, and who did it.",
  jobs: "What gomomo does by itself, when, and what came of it.",
  failures: "What went wrong and needs somebody's eye.",
  "message-kinds": "Which messages a business sends, kind by kind.",
  chat: "The conversation with the receptionist.",
  health: "For monitors.",
};

/** What a parameter means wherever it occurs, unless its route says it better. */
export const parameters: Readonly<Record<string, string>> = {
  tenantId: "The business.",
  appointmentId: "The appointment.",
  holdId: "The hold.",
  serviceId: "The service.",
  staffId: "The staff member.",
  clientId: "The client.",
  apiKeyId: "The API key.",
  jobId: "The job.",
  failureId: "The failure.",
  messageKind: "The kind of message.",
  kind: "Only those of this kind.",
  subjectId: "What was changed: an appointment, a client, a key.",
  action: "What was done, such as `appointment.moved`.",
  blocked: "Only those who are blocked, or only those who are not.",
  "turnstile-token": "The answer to a Turnstile challenge, where one was asked for.",
  from: "The first date, `YYYY-MM-DD`.",
  to: "The last date, included.",
  email: "The client's email address, in upper or lower case.",
  status: "Only those of this status.",
  updatedSince: "Only what has changed since this instant.",
  cursor: "Where to go on: the `nextCursor` of the page before.",
  limit: "How many a page holds at most.",
  timezone: "An IANA time zone, such as `Europe/London`.",
  after: "The `seq` of the newest entry that you have.",
  movingAppointmentId: "The appointment that is to be moved.",
  locale: "A BCP 47 language tag, such as `en-GB`.",
  "if-match": 'Change it only if it still is of this version: the `ETag` of your last read, such as `"3"`.',
  "hold-token": "The `holdToken` that came with the hold.",
};

export const idempotencyKey =
  "16 to 200 visible characters of your own, such as a UUID: what is said again under the same key is done once.";
