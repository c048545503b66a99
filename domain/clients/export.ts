import type { Result } from "../../db/client.ts";
import type { ClientRecord } from "../../db/queries/client-record.ts";
import {
  type ExportedAppointment,
  type ExportedConversation,
  type ExportedInquiry,
  type ExportedLine,
  type ExportedMessage,
  exportAppointments,
  exportConversations,
  exportInquiries,
  exportLines,
  exportMessages,
} from "../../db/queries/export-client.ts";
import { type AuditPlace, type AuditRecord, listClientAudit } from "../../db/queries/list-audit.ts";
import { type Context, unwrap } from "../context.ts";
import { client } from "./client.ts";

/** Everything that is kept about a person. The lists are read page by page as they are walked. */
export interface ClientExport {
  client: ClientRecord;
  appointments: AsyncIterable<ExportedAppointment>;
  conversations: AsyncIterable<ExportedConversation>;
  lines: AsyncIterable<ExportedLine>;
  inquiries: AsyncIterable<ExportedInquiry>;
  messages: AsyncIterable<ExportedMessage>;
  audit: AsyncIterable<AuditRecord>;
}

const PAGE = 200;

/**
 * Hands out what is kept about a client, for the person who asks for it. One round trip, and one for each page.
 *
 * Each page is read by the right of the request: should it end on the way, so does the walk, with its error.
 *
 * @throws DomainError `not_found`
 */
export async function exportClient(ctx: Context, clientId: string): Promise<ClientExport> {
  const { db, tenantId } = ctx;
  const walk = <Item, Place>(
    read: (page: { clientId: string; after: Place | null; limit: number }) => Promise<Result<Item[]>>,
    placeOf: (item: Item) => Place,
  ) => walkPages(async (after: Place | null) => unwrap(await read({ clientId, after, limit: PAGE }), ctx.log), placeOf);
  return {
    client: await client(ctx, clientId),
    appointments: walk(
      (page) => exportAppointments(db, tenantId, page),
      (item: ExportedAppointment) => item.id,
    ),
    conversations: walk(
      (page) => exportConversations(db, tenantId, page),
      (item: ExportedConversation) => item.id,
    ),
    lines: walk(
      (page) => exportLines(db, tenantId, page),
      ({ conversationId, seq }: ExportedLine) => ({ conversationId, seq }),
    ),
    inquiries: walk(
      (page) => exportInquiries(db, tenantId, page),
      (item: ExportedInquiry) => item.id,
    ),
    messages: walk(
      (page) => exportMessages(db, tenantId, page),
      (item: ExportedMessage) => item.id,
    ),
    audit: walk(
      (page) => listClientAudit(db, tenantId, page),
      ({ at, id }: AuditRecord): AuditPlace => ({ at, id }),
    ),
  };
}

async function* walkPages<Item, Place>(
  read: (after: Place | null) => Promise<Item[]>,
  placeOf: (item: Item) => Place,
): AsyncGenerator<Item> {
  for (let page = await read(null); page.length > 0; ) {
    yield* page;
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    page = await read(placeOf(last));
  }
}
