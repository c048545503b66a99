import type { ClientRecord } from "../../db/queries/client-record.ts";
import { instantOrNull, instantSchema, instantText, z } from "./wire.ts";

export const clientRecordSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    notes: z.string(),
    blockedAt: instantSchema.nullable().openapi({ description: "Since when they cannot book by themselves" }),
    texts: z
      .object({
        agreed: z.boolean(),
        agreedAt: instantSchema.nullable(),
        by: z.string().nullable().openapi({ description: "How they agreed" }),
        endedAt: instantSchema.nullable(),
      })
      .openapi({ description: "Whether they agree to texts on this number" }),
    visits: z.int(),
    noShows: z.int(),
    upcoming: z.int(),
    lastVisitAt: instantSchema.nullable(),
    createdAt: instantSchema,
    erasedAt: instantSchema.nullable(),
  })
  .openapi("Client");

/** A client as the wire has them. */
export function clientOnWire(record: ClientRecord): z.infer<typeof clientRecordSchema> {
  const { id, version, name, email, phone, notes, visits, noShows, upcoming } = record;
  return {
    ...{ id, version, name, email, phone, notes, visits, noShows, upcoming },
    blockedAt: instantOrNull(record.blockedAt),
    texts: {
      agreed: record.textsAgreedAt !== null && record.textsEndedAt === null,
      agreedAt: instantOrNull(record.textsAgreedAt),
      by: record.textsAgreedBy,
      endedAt: instantOrNull(record.textsEndedAt),
    },
    lastVisitAt: instantOrNull(record.lastVisitAt),
    createdAt: instantText(record.createdAt),
    erasedAt: instantOrNull(record.erasedAt),
  };
}
