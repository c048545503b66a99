import { sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { ownerDatabase } from "../tenant.ts";
import type { Business, LimitsSince } from "./business.ts";
import { HOUR, MINUTE, type Office, type Truth } from "./office.ts";
import type { WentOut } from "./providers.ts";

interface JobRow {
  id: string;
  kind: string;
  variant: string;
  eventId: number;
  subjectId: string;
  status: string;
  reason: string | null;
  version: number | null;
  finishedAt: number | null;
  failures: number;
}
interface MessageRow {
  id: string;
  jobId: string;
  status: string;
}
interface EventRow {
  id: number;
  kind: string;
  subjectId: string;
  at: number;
  handledAt: number | null;
  version: number | null;
  /** Where the change put it. */
  start: number | null;
}
interface DecisionRow {
  subjectId: string;
  action: string;
  variant: string;
  allowed: boolean;
  at: number;
}
interface AppointmentRow {
  id: string;
  status: string;
  version: number;
  end: number;
}

/** Why a job may end without its message. Each is checked where the run itself knows better. */
const REASONS = {
  cancelled: [
    ...["moved", "cancelled", "over", "too_late", "opted_out", "no_consent", "no_number", "no_address", "quiet_hours"],
    ...[
      "too_many_texts",
      "too_many_mails",
      "switched_off",
      "not_allowed",
      "no_appointment",
      "not_cancelled",
      "no_calendar",
    ],
  ],
  failed: ["outcome_unknown", "bad_address", "carrier_stop", "provider_down", "died", "too_slow"],
};

/** What went wrong in a business's run, by its journal and by the providers' own record; nothing of it where all is well. */
export async function judge(
  office: Office,
  business: Business,
): Promise<{ violations: string[]; events: number; dropped: Record<string, number> }> {
  const book = await readBook(business.id);
  const sent = office.providers.wentOut.filter(({ tenantId }) => tenantId === business.id);
  const violations = [
    ...judgeJobs(book, sent, office, business),
    ...book.events.flatMap((event) => judgeEvent(event, book, business)),
    ...sent.flatMap((message) => judgeMessage(message)),
    ...judgeTexts(sent),
    ...judgeReminders(sent),
  ];
  const dropped: Record<string, number> = {};
  for (const { status, reason } of book.jobs) {
    if (status !== "completed") dropped[reason ?? status] = (dropped[reason ?? status] ?? 0) + 1;
  }
  return { violations: violations.map(office.ids.plain), events: book.events.length, dropped };
}

type Book = Awaited<ReturnType<typeof readBook>>;

async function readBook(tenantId: string) {
  const rows = async <Row>(query: ReturnType<typeof sql>) =>
    (await ownerDatabase().execute(query)).rows as unknown as Row[];
  const ms = (column: string) => sql.raw(`(extract(epoch FROM ${column}) * 1000)::float8`);
  return {
    jobs: await rows<JobRow>(sql`
      SELECT id, kind, variant, event_id::int AS "eventId", subject_id AS "subjectId", status, reason,
        (data ->> 'version')::int AS version, ${ms("finished_at")} AS "finishedAt",
        (SELECT count(*)::int FROM failures f WHERE f.tenant_id = j.tenant_id AND f.subject_id = j.id) AS failures
      FROM jobs j WHERE tenant_id = ${tenantId} ORDER BY id`),
    messages: await rows<MessageRow>(
      sql`SELECT id, job_id AS "jobId", status FROM messages WHERE tenant_id = ${tenantId} ORDER BY id`,
    ),
    events: await rows<EventRow>(sql`
      SELECT id::int, kind, subject_id AS "subjectId", ${ms("at")} AS at, ${ms("handled_at")} AS "handledAt",
        (data ->> 'version')::int AS version,
        coalesce(${ms("(data -> 'to' ->> 'startsAt')::timestamptz")}, (
          SELECT ${ms("(h.data ->> 'startsAt')::timestamptz")} FROM domain_events h
          WHERE h.tenant_id = e.tenant_id AND h.subject_id = e.subject_id AND h.kind = 'hold.placed')) AS start
      FROM domain_events e WHERE tenant_id = ${tenantId} ORDER BY id`),
    decisions: await rows<DecisionRow>(sql`
      SELECT subject_id AS "subjectId", data ->> 'action' AS action, data ->> 'variant' AS variant,
        (data -> 'allowed')::boolean AS allowed, ${ms("at")} AS at
      FROM audit_log WHERE tenant_id = ${tenantId} AND action = 'policy.decided' ORDER BY id`),
    appointments: new Map(
      (
        await rows<AppointmentRow>(
          sql`SELECT id, status, version, ${ms("ends_at")} AS end FROM appointments WHERE tenant_id = ${tenantId}`,
        )
      ).map((row) => [row.id, row]),
    ),
  };
}

function judgeJobs(
  { jobs, messages, appointments }: Book,
  sent: WentOut<Truth>[],
  office: Office,
  business: Business,
): string[] {
  const bad: string[] = [];
  const wasTouched = ({ id, subjectId }: JobRow) =>
    office.touched.has(id) ||
    office.touched.has(subjectId) ||
    messages.some((message) => message.jobId === id && office.providers.troubled.has(message.id));
  for (const job of jobs) {
    const name = `${job.kind} ${job.variant} ${job.id} (${job.status} ${job.reason})`;
    const own = messages.filter(({ jobId }) => jobId === job.id);
    const out = sent.filter(({ truth }) => truth.jobId === job.id);
    const ledger = own.filter(({ status }) => status !== "failed");
    if (out.length > 1) bad.push(`${name} sent ${out.length} messages`);
    if (ledger.length > 1) bad.push(`${name} has ${ledger.length} messages in the ledger`);
    for (const { id, status } of own) {
      const isOut = sent.some((message) => message.id === id);
      if (status === "sending") bad.push(`${name} does not know what became of its message`);
      if (status === "failed" && isOut) bad.push(`${name} takes a message for failed that went out`);
      if (status === "sent" && !isOut) bad.push(`${name} takes a message for sent that nobody has`);
    }
    switch (job.status) {
      case "completed":
        if (job.kind.startsWith("send_") && out.length !== 1)
          bad.push(`${name} is done, with ${out.length} messages sent`);
        break;
      case "failed":
        if (!REASONS.failed.includes(job.reason ?? "")) bad.push(`${name}: no such reason`);
        if (!wasTouched(job)) bad.push(`${name} failed without a cause`);
        if (job.failures !== 1) bad.push(`${name} is ${job.failures} times in the failure log`);
        if (job.reason === "outcome_unknown" && ledger[0]?.status !== "unknown")
          bad.push(`${name}: the ledger says otherwise`);
        break;
      case "cancelled":
        if (out.length > 0) bad.push(`${name} is off, and went out`);
        bad.push(
          ...judgeReason(job, appointments.get(job.subjectId), office, business).map((why) => `${name}: ${why}`),
        );
        break;
      default:
        bad.push(`${name} is stuck`);
    }
  }
  return bad;
}

function judgeReason(
  job: JobRow,
  appointment: AppointmentRow | undefined,
  office: Office,
  business: Business,
): string[] {
  const isNewer = (appointment?.version ?? 0) > (job.version ?? 0);
  const isSo = (() => {
    switch (job.reason) {
      case "moved":
        return isNewer;
      case "cancelled":
        return appointment?.status === "cancelled";
      case "over":
        // It may have been over, and then got another time.
        return appointment?.status !== "confirmed" || appointment.end <= (job.finishedAt ?? 0) || isNewer;
      case "switched_off":
        return office.switched.some(({ isOn }) => !isOn);
      case "opted_out":
        return business.silenced.size > 0;
      default:
        return true;
    }
  })();
  if (!REASONS.cancelled.includes(job.reason ?? "")) return ["no such reason"];
  return isSo ? [] : ["that is not so"];
}

const CHANGES = ["appointment.confirmed", "appointment.moved", "appointment.cancelled", "hold.expired"];

/** Each event was acted on once: one decision on each thing that it calls for, and a job where it was allowed. */
function judgeEvent(event: EventRow, { jobs, decisions, events, appointments }: Book, business: Business): string[] {
  const name = `${event.kind} ${event.id} of ${event.subjectId}`;
  if (event.handledAt === null) return [`${name} was never acted on`];
  if (!CHANGES.includes(event.kind)) return event.handledAt === event.at ? [] : [`${name} was acted on`];
  const bad: string[] = [];
  const variant = event.kind === "appointment.moved" ? "moved" : "";
  const action = event.kind === "appointment.cancelled" ? "send_cancellation" : "send_confirmation";
  const ofSubject = (rows: DecisionRow[]) => rows.filter((row) => row.subjectId === event.subjectId);
  if (event.kind !== "hold.expired") {
    const same = events.filter(({ kind, subjectId }) => kind === event.kind && subjectId === event.subjectId).length;
    const decided = ofSubject(decisions).filter((row) => row.action === action && row.variant === variant);
    if (decided.length !== same) bad.push(`${name}: decided ${decided.length} times on ${same}`);
    const made = jobs.filter(
      (job) => job.subjectId === event.subjectId && job.kind === action && job.variant === variant,
    );
    const allowed = decided.filter((row) => row.allowed).length;
    if (made.length !== allowed) bad.push(`${name}: allowed ${allowed} times and done ${made.length} times`);
  }
  return [
    ...bad,
    ...missingReminders(event, { events, decisions, jobs, appointments }, business).map((what) => `${name}: ${what}`),
  ];
}

/** Of the version that an appointment was at when its event was acted on: a decision on each reminder that makes sense. */
function missingReminders(
  event: EventRow,
  { events, decisions, jobs }: Pick<Book, "events" | "decisions" | "jobs" | "appointments">,
  business: Business,
): string[] {
  const { handledAt, start } = event;
  if (!["appointment.confirmed", "appointment.moved"].includes(event.kind) || handledAt === null || start === null)
    return [];
  const laterChange = events.find(
    ({ id, subjectId, kind }) => id > event.id && subjectId === event.subjectId && kind.startsWith("appointment."),
  );
  if (laterChange && laterChange.at <= handledAt) return [];
  const limits = business.limits.findLast(({ at }) => at <= handledAt) as LimitsSince;
  // A change of settings at the very moment may be seen or not.
  if (business.limits.some(({ at }) => Math.abs(at - handledAt) < MINUTE)) return [];
  const bad: string[] = [];
  for (const [variant, minutes] of [
    ["first", limits.firstReminderMinutes],
    ["second", limits.secondReminderMinutes],
  ] as const) {
    const wanted = minutes > 0 && start - minutes * MINUTE >= Math.max(event.at + HOUR, handledAt);
    const decided = decisions.filter(
      (row) =>
        row.subjectId === event.subjectId &&
        row.action === "send_reminder" &&
        row.variant === variant &&
        row.at === handledAt,
    );
    if (decided.length !== (wanted ? 1 : 0)) bad.push(`${decided.length} decisions on the ${variant} reminder`);
    const made = jobs.filter(
      (job) => job.eventId === event.id && job.kind === "send_reminder" && job.variant === variant,
    );
    if (made.length !== decided.filter(({ allowed }) => allowed).length)
      bad.push(`${made.length} jobs for the ${variant} reminder`);
  }
  return bad;
}

/** What went out, against what was so at that moment. */
function judgeMessage({ id, channel, at, letter, hasWayOut, truth }: WentOut<Truth>): string[] {
  const bad: string[] = [];
  const name = `${truth.kind} ${id} by ${channel}`;
  const isOff = truth.kind === "send_cancellation";
  if (truth.status !== (isOff ? "cancelled" : "confirmed")) bad.push(`${name} about what is ${truth.status}`);
  if (truth.version !== truth.jobVersion) bad.push(`${name} about version ${truth.jobVersion}, now ${truth.version}`);
  if (!isOff && (truth.start ?? 0) < at - HOUR) bad.push(`${name} about the past`);
  const event = letter?.calendar;
  if (event && (event.event.start !== truth.start || event.event.sequence !== (truth.version ?? 0) - 1))
    bad.push(`${name} has the calendar of another version`);
  if (event && (event.method === "CANCEL") !== isOff) bad.push(`${name} tells calendars ${event.method}`);
  if (truth.optedOut && (channel === "text" || hasWayOut)) bad.push(`${name} to someone who wants no more`);
  if (channel === "text" && !truth.textsAgreed) bad.push(`${name} to someone who never agreed`);
  if (channel === "text") {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(truth.timezone);
    if (hour >= 21 || hour < 8) bad.push(`${name} at ${hour} o'clock`);
  }
  return bad;
}

/** Two reminders of one appointment at a time are one too many. */
function judgeReminders(sent: WentOut<Truth>[]): string[] {
  const reminders = sent.filter(({ truth }) => truth.kind === "send_reminder").sort((a, b) => a.at - b.at);
  return reminders.flatMap(({ truth: { subjectId }, at }, n) => {
    const before = reminders.slice(0, n).filter((other) => other.truth.subjectId === subjectId);
    return before.some((other) => at - other.at < 20 * MINUTE) ? [`Two reminders of ${subjectId} at a time`] : [];
  });
}

const MOST_AN_HOUR = 3;

function judgeTexts(sent: WentOut<Truth>[]): string[] {
  const texts = sent.filter(({ channel }) => channel === "text").sort((a, b) => a.at - b.at);
  return texts.flatMap(({ to, at }) => {
    const within = texts.filter((text) => text.to === to && text.at <= at && text.at > at - HOUR + MINUTE).length;
    return within > MOST_AN_HOUR ? [`${within} texts to one number in an hour`] : [];
  });
}
