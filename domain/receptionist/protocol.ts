import { z } from "zod";
import { LANGUAGES } from "../../words/languages.ts";
import { keptText } from "../text.ts";
import { timezoneSchema } from "../timezone.ts";

/**
 * What travels between a visitor's widget and a chat session, over WebSocket and over the REST fallback.
 *
 * Instants are RFC 3339 in UTC. `seq` counts the entries of one session from 1 without gaps. The widget imports the
 * types of this file only, never its code.
 */

/** The WebSocket subprotocol. A chat token, where there is one, is offered as a second subprotocol. */
export const CHAT_PROTOCOL = "gomomo.v1";
/** How a WebSocket is closed that a browser may not have, or no longer. */
export const CLOSE_CODES = {
  unauthenticated: 4401,
  origin_not_allowed: 4403,
  not_found: 4404,
  rate_limited: 4429,
} as const;
/** Longest text a visitor may send, in UTF-16 code units. */
export const MAX_TEXT = 2000;
/** Largest frame taken from a visitor, in bytes. */
export const MAX_FRAME_BYTES = 8192;
/** Most entries that one `ready` or one poll carries. */
export const PAGE_SIZE = 50;

const instant = z.iso.datetime();
const id = z.string().min(1).max(64);

/** A time the visitor may pick by its opaque id; `label` is the local time of day, "2:30 pm". */
export const offerSchema = z.object({ id, start: instant, end: instant, label: z.string() });
export type Offer = z.infer<typeof offerSchema>;

const fieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  /** A `checkbox` is sent as "yes" where it is ticked, and not at all where it is not. */
  type: z.enum(["text", "email", "tel", "checkbox"]),
  /** The HTML autocomplete token, so that a phone fills the form by itself. */
  autocomplete: z.string(),
  required: z.boolean(),
});
export type CardField = z.infer<typeof fieldSchema>;

const actionSchema = z.object({ name: z.string(), label: z.string(), fields: z.array(fieldSchema).optional() });
export type CardAction = z.infer<typeof actionSchema>;

/** What a booked card shows; every part comes from the committed row. The newest card of a reference counts. */
export const bookedSchema = z.object({
  reference: z.string(),
  start: instant,
  end: instant,
  timezone: z.string(),
  service: z.string(),
  staff: z.string(),
  place: z.string().nullable(),
  appointmentId: z.string(),
  /** The client's own page of it. */
  manageUrl: z.string().optional(),
  /** The appointment was cancelled. */
  cancelled: z.literal(true).optional(),
});
export type Booked = z.infer<typeof bookedSchema>;

const cardSchema = z.discriminatedUnion("card", [
  z.object({
    card: z.literal("contact"),
    data: z.object({
      name: z.string().optional(),
      email: z.string().optional(),
      phone: z.string().optional(),
      textsAgreed: z.string().optional(),
    }),
    actions: z.array(actionSchema),
  }),
  z.object({ card: z.literal("booked"), data: bookedSchema, actions: z.array(actionSchema) }),
  z.object({
    card: z.literal("followup"),
    data: z.object({ method: z.enum(["email", "text"]), expected: z.string() }),
    actions: z.array(actionSchema),
  }),
]);

export const toastSchema = z.enum([
  "booked",
  "cancelled",
  "rescheduled",
  "slot_taken",
  "hold_expired",
  "system_issue",
  "followup_scheduled",
]);
export type Toast = z.infer<typeof toastSchema>;

const base = z.object({ id, seq: z.int().positive(), at: instant });

/** One line of the log that every tab of a session shows. */
export const entrySchema = z
  .union([
    base.extend({
      kind: z.literal("visitor"),
      text: z.string(),
      /** The offer that was pressed, where the line is not typed. */
      offerId: id.optional(),
    }),
    base.extend({
      kind: z.literal("receptionist"),
      text: z.string(),
      offers: z.array(offerSchema).optional(),
      /** Ready-made answers; pressing one sends its words as a message. */
      replies: z.array(z.string()).optional(),
    }),
    base.extend({ kind: z.literal("card") }).and(cardSchema),
    base.extend({
      kind: z.literal("push"),
      push: z.enum(["waitlist_match", "calendar_retry_success"]),
      data: z.record(z.string(), z.string()),
      offers: z.array(offerSchema).optional(),
    }),
    base.extend({ kind: z.literal("toast"), toast: toastSchema, text: z.string() }),
  ])
  .meta({ id: "ChatEntry" });
export type Entry = z.infer<typeof entrySchema>;

const after = z.coerce.number().int().nonnegative();

/** What a visitor says: something, once the blanks around it are gone. */
const spoken = keptText(MAX_TEXT).pipe(z.string().trim().min(1));
const cardValues = z.record(z.string().max(40), keptText(MAX_TEXT));

/** Frames that a visitor sends. A repeated `id` is acknowledged again and done once. */
export const visitorFrameSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("message"), id, text: spoken }),
  z.strictObject({ type: z.literal("choose"), id, offerId: id }),
  z.strictObject({
    type: z.literal("act"),
    id,
    entryId: id,
    action: z.string().min(1).max(40),
    values: cardValues.optional(),
  }),
  z.strictObject({ type: z.literal("since"), after: z.int().nonnegative() }),
  /** Deletes the conversation, here and at the business. Done, every tab of it is closed with `unauthenticated`. */
  z.strictObject({ type: z.literal("forget"), id }),
]);
export type VisitorFrame = z.infer<typeof visitorFrameSchema>;

/** What a visitor said or pressed: the frames that ask for a turn of the receptionist. */
export type VisitorInput = Exclude<VisitorFrame, { type: "since" | "forget" }>;

const locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z0-9-]+$/, "must be a BCP 47 language tag");

/** The query of the WebSocket upgrade. */
export const connectQuerySchema = z.object({
  after: after.default(0),
  timezone: timezoneSchema.optional(),
  locale: locale.optional(),
});

/** The body of the REST fallback. With none of `text`, `offerId` and `action` it only polls. */
export const chatPostSchema = z
  .strictObject({
    id: id.optional(),
    text: spoken.optional(),
    offerId: id.optional(),
    action: z
      .strictObject({
        entryId: id,
        name: z.string().min(1).max(40),
        values: cardValues.optional(),
      })
      .optional(),
    after: z.int().nonnegative().default(0),
    timezone: timezoneSchema.optional(),
    locale: locale.optional(),
  })
  .superRefine((body, check) => {
    const said = [body.text, body.offerId, body.action].filter((part) => part !== undefined).length;
    if (said > 1) check.addIssue({ code: "custom", message: "say one of text, offerId and action" });
    if (said === 1 && !body.id)
      check.addIssue({ code: "custom", path: ["id"], message: "is required with text, offerId or action" });
  });
export type ChatPost = z.infer<typeof chatPostSchema>;

/** How the business appears in the chat. */
export const businessSchema = z.object({
  name: z.string(),
  timezone: z.string(),
  /** The tenant's accent colour, "#rrggbb". */
  accent: z.string(),
  privacyUrl: z.string(),
});
export type Business = z.infer<typeof businessSchema>;

const languageSchema = z.enum(LANGUAGES);

/** What one catch-up carries: the entries after `after`, oldest first, and whether there are more. */
export const catchUpSchema = z
  .object({
    chatToken: z.string(),
    business: businessSchema,
    /** What the conversation is in: as the visitor wrote or asked for, else as their browser tells. */
    language: languageSchema,
    entries: z.array(entrySchema),
    more: z.boolean(),
  })
  .meta({ id: "ChatCatchUp" });
export type CatchUp = z.infer<typeof catchUpSchema>;

/** Frames that the receptionist sends. */
export const receptionistFrameSchema = z.discriminatedUnion("type", [
  catchUpSchema.extend({ type: z.literal("ready") }),
  z.object({ type: z.literal("entry"), entry: entrySchema }),
  z.object({ type: z.literal("ack"), id: z.string(), seq: z.int() }),
  z.object({ type: z.literal("typing"), on: z.boolean() }),
  /** What the receptionist is busy with, "checking the schedule…"; an empty text takes it away. */
  z.object({ type: z.literal("status"), text: z.string() }),
  /** From here on the conversation is in another language: what the chat says by itself follows. */
  z.object({ type: z.literal("language"), language: languageSchema }),
  /** A piece of the line that is being said: at most 20 a second. Its entry, which replaces them all, is what was said. */
  z.object({ type: z.literal("delta"), entryId: z.string(), text: z.string() }),
  z.object({
    type: z.literal("error"),
    id: z.string().optional(),
    /** `invalid_request`, `too_fast`, `rate_limited`, `too_large`, `card_closed`, `internal`, … */
    code: z.string(),
    /** Seconds after which a new try makes sense. */
    retryAfter: z.number().optional(),
  }),
]);
export type ReceptionistFrame = z.infer<typeof receptionistFrameSchema>;
