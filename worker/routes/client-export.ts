import { APPOINTMENT_STATUSES } from "../../db/schema/appointments.ts";
import { CHANNELS, INQUIRY_KINDS, MESSAGE_STATUSES } from "../../db/schema/messages.ts";
import type { ClientExport } from "../../domain/clients/export.ts";
import { LANGUAGES } from "../../words/languages.ts";
import { auditSchema } from "./audit.ts";
import { clientOnWire, clientRecordSchema } from "./client-on-wire.ts";
import { instantOrNull, instantSchema, instantText, z } from "./wire.ts";

export const clientExportSchema = z
  .object({
    exportedAt: instantSchema,
    client: clientRecordSchema,
    appointments: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string().nullable(),
        status: z.enum(APPOINTMENT_STATUSES),
        start: instantSchema,
        end: instantSchema,
        serviceName: z.string(),
        staffName: z.string(),
        channel: z.string(),
        conversationId: z.uuid().nullable(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        textsAgreedAt: instantSchema.nullable().openapi({ description: "When they agreed to texts on this number" }),
        timezone: z.string().nullable(),
        language: z.enum(LANGUAGES).nullable(),
        notes: z.string(),
        overrideReason: z.string().nullable(),
        createdAt: instantSchema,
        confirmedAt: instantSchema.nullable(),
        updatedAt: instantSchema,
      }),
    ),
    conversations: z.array(
      z.object({
        id: z.uuid(),
        channel: z.string(),
        timezone: z.string().nullable(),
        locale: z.string().nullable(),
        createdAt: instantSchema,
      }),
    ),
    lines: z
      .array(z.object({ conversationId: z.uuid(), seq: z.int(), entry: z.record(z.string(), z.unknown()) }))
      .openapi({
        description:
          "What was said in the conversations, in the form of the chat; it comes half a minute after they rest",
      }),
    inquiries: z
      .array(
        z.object({
          id: z.uuid(),
          kind: z.enum(INQUIRY_KINDS),
          conversationId: z.uuid().nullable(),
          name: z.string().nullable(),
          email: z.string().nullable(),
          phone: z.string().nullable(),
          timezone: z.string().nullable(),
          language: z.enum(LANGUAGES).nullable(),
          text: z.string(),
          details: z.record(z.string(), z.unknown()),
          textsAgreedAt: instantSchema.nullable(),
          createdAt: instantSchema,
        }),
      )
      .openapi({ description: "What they left with the business, for an answer or for a time that comes free" }),
    messages: z
      .array(
        z.object({
          id: z.uuid(),
          kind: z.string(),
          channel: z.enum(CHANNELS),
          status: z.enum(MESSAGE_STATUSES),
          subjectId: z.uuid(),
          createdAt: instantSchema,
        }),
      )
      .openapi({ description: "That something was sent to them; what it said is not kept" }),
    audit: z.array(auditSchema),
  })
  .openapi("ClientExport");

type Wire = z.infer<typeof clientExportSchema>;

/** An export as one JSON document that is written as it is read, so that it is never in memory whole. */
export function exportStream(found: ClientExport, now: number): ReadableStream<Uint8Array> {
  const chunks = documentOf(found, now);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      // An error on the way breaks the stream off: half a document does not parse and passes for none.
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void chunks.return(undefined),
  });
}

async function* documentOf(found: ClientExport, now: number): AsyncGenerator<string, undefined> {
  const head = { exportedAt: instantText(now), client: clientOnWire(found.client) };
  yield JSON.stringify(head).slice(0, -1);
  yield* arrayOf("appointments", found.appointments, (each): Wire["appointments"][number] => ({
    ...each,
    start: instantText(each.start),
    end: instantText(each.end),
    textsAgreedAt: instantOrNull(each.textsAgreedAt),
    createdAt: instantText(each.createdAt),
    confirmedAt: instantOrNull(each.confirmedAt),
    updatedAt: instantText(each.updatedAt),
  }));
  yield* arrayOf("conversations", found.conversations, (each): Wire["conversations"][number] => ({
    ...each,
    createdAt: instantText(each.createdAt),
  }));
  yield* arrayOf("lines", found.lines, (each): Wire["lines"][number] => each);
  yield* arrayOf("inquiries", found.inquiries, (each): Wire["inquiries"][number] => ({
    ...each,
    textsAgreedAt: instantOrNull(each.textsAgreedAt),
    createdAt: instantText(each.createdAt),
  }));
  yield* arrayOf("messages", found.messages, (each): Wire["messages"][number] => ({
    ...each,
    createdAt: instantText(each.createdAt),
  }));
  yield* arrayOf("audit", found.audit, (each): Wire["audit"][number] => ({ ...each, at: instantText(each.at) }));
  yield "}";
}

async function* arrayOf<Item>(name: keyof Wire, items: AsyncIterable<Item>, onWire: (item: Item) => unknown) {
  yield `,"${name}":[`;
  let comma = "";
  for await (const item of items) {
    yield comma + JSON.stringify(onWire(item));
    comma = ",";
  }
  yield "]";
}
