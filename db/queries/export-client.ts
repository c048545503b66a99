import { sql } from "drizzle-orm";
import type { Language } from "../../words/languages.ts";
import { type Database, epoch, type Result } from "../client.ts";
import type { AppointmentStatus } from "../schema/appointments.ts";
import type { Channel, InquiryKind, MessageStatus } from "../schema/messages.ts";
import { clientAddressKeys, clientConversations, clientInquiries } from "./client-conversations.ts";

/**
 * What is kept about a client beside their record, page by page, so that it can be handed out whole without ever being
 * in memory whole. Each function is one round trip; instants are epoch milliseconds.
 */
export interface ExportPage<Place> {
  clientId: string;
  /** What comes behind this place; null for the beginning. */
  after: Place | null;
  limit: number;
}

export interface ExportedAppointment {
  id: string;
  reference: string | null;
  status: AppointmentStatus;
  start: number;
  end: number;
  serviceName: string;
  staffName: string;
  channel: string;
  /** The conversation that booked it. */
  conversationId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  /** When they agreed to texts on this number. */
  textsAgreedAt: number | null;
  timezone: string | null;
  language: Language | null;
  notes: string;
  overrideReason: string | null;
  createdAt: number;
  confirmedAt: number | null;
  updatedAt: number;
}

/** Their appointments, by id. */
export async function exportAppointments(
  db: Database,
  tenantId: string,
  { clientId, after, limit }: ExportPage<string>,
): Promise<Result<ExportedAppointment[]>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT a.id, a.reference, a.status, ${epoch(sql`a.starts_at`)} AS start, ${epoch(sql`a.ends_at`)} AS "end",
          s.name AS "serviceName", m.name AS "staffName", a.channel, a.session_id AS "conversationId",
          a.client_name AS name, a.client_email AS email, a.client_phone AS phone, a.notes,
          ${epoch(sql`a.texts_agreed_at`)} AS "textsAgreedAt", a.client_timezone AS timezone, a.client_language AS language,
          a.override_reason AS "overrideReason", ${epoch(sql`a.created_at`)} AS "createdAt",
          ${epoch(sql`a.confirmed_at`)} AS "confirmedAt", ${epoch(sql`a.updated_at`)} AS "updatedAt"
        FROM appointments a
        JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
        JOIN staff m ON m.tenant_id = a.tenant_id AND m.id = a.staff_id
        WHERE a.tenant_id = ${tenantId}::uuid AND a.client_id = ${clientId}::uuid
          AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
        ORDER BY a.id LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ExportedAppointment[] } : batch;
}

export interface ExportedConversation {
  id: string;
  channel: string;
  timezone: string | null;
  locale: string | null;
  createdAt: number;
}

/** The conversations that were about their appointments, by id. */
export async function exportConversations(
  db: Database,
  tenantId: string,
  { clientId, after, limit }: ExportPage<string>,
): Promise<Result<ExportedConversation[]>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT s.id, s.channel, s.timezone, s.locale, ${epoch(sql`s.created_at`)} AS "createdAt"
        FROM (${clientConversations(tenantId, clientId)}) theirs
        JOIN chat_sessions s ON s.tenant_id = ${tenantId}::uuid AND s.id = theirs.session_id
        WHERE ${after}::uuid IS NULL OR s.id > ${after}::uuid
        ORDER BY s.id LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ExportedConversation[] } : batch;
}

export interface ExportedLine {
  conversationId: string;
  seq: number;
  /** In the wire form of the chat protocol. */
  entry: Record<string, unknown>;
}

/** What was said in those conversations, in its order. */
export async function exportLines(
  db: Database,
  tenantId: string,
  { clientId, after, limit }: ExportPage<{ conversationId: string; seq: number }>,
): Promise<Result<ExportedLine[]>> {
  const behind = after && sql`AND (e.session_id, e.seq) > (${after.conversationId}::uuid, ${after.seq}::int)`;
  const batch = await db.read({ tenantId }, [
    sql`SELECT e.session_id AS "conversationId", e.seq, e.entry
        FROM (${clientConversations(tenantId, clientId)}) theirs
        JOIN chat_entries e ON e.tenant_id = ${tenantId}::uuid AND e.session_id = theirs.session_id ${behind ?? sql``}
        ORDER BY e.session_id, e.seq LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ExportedLine[] } : batch;
}

export interface ExportedInquiry {
  id: string;
  kind: InquiryKind;
  /** The conversation in which it was left. */
  conversationId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  timezone: string | null;
  language: Language | null;
  text: string;
  details: Record<string, unknown>;
  textsAgreedAt: number | null;
  createdAt: number;
}

/** What they left with the business, by id. */
export async function exportInquiries(
  db: Database,
  tenantId: string,
  { clientId, after, limit }: ExportPage<string>,
): Promise<Result<ExportedInquiry[]>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT i.id, i.kind, i.session_id AS "conversationId", i.client_name AS name, i.client_email AS email,
          i.client_phone AS phone, i.client_timezone AS timezone, i.client_language AS language, i.text, i.details,
          ${epoch(sql`i.texts_agreed_at`)} AS "textsAgreedAt", ${epoch(sql`i.created_at`)} AS "createdAt"
        FROM (${clientInquiries(tenantId, clientId)}) theirs
        JOIN inquiries i ON i.tenant_id = ${tenantId}::uuid AND i.id = theirs.id
        WHERE ${after}::uuid IS NULL OR i.id > ${after}::uuid
        ORDER BY i.id LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ExportedInquiry[] } : batch;
}

export interface ExportedMessage {
  id: string;
  kind: string;
  channel: Channel;
  status: MessageStatus;
  /** What it was about: an appointment, or what they left. */
  subjectId: string;
  createdAt: number;
}

/** The messages that went to one of their addresses, by id; what they said is not kept. */
export async function exportMessages(
  db: Database,
  tenantId: string,
  { clientId, after, limit }: ExportPage<string>,
): Promise<Result<ExportedMessage[]>> {
  const batch = await db.read({ tenantId }, [
    sql`SELECT m.id, m.kind, m.channel, m.status, m.subject_id AS "subjectId", ${epoch(sql`m.created_at`)} AS "createdAt"
        FROM messages m
        WHERE m.tenant_id = ${tenantId}::uuid AND m.to_key IN (${clientAddressKeys(tenantId, clientId)})
          AND (${after}::uuid IS NULL OR m.id > ${after}::uuid)
        ORDER BY m.id LIMIT ${limit}::int`,
  ]);
  return batch.ok ? { ok: true, value: batch.value[0] as unknown as ExportedMessage[] } : batch;
}
