import { type SQL, sql } from "drizzle-orm";
import type { Language } from "../../words/languages.ts";
import { epoch, type Row } from "../client.ts";
import type { InquiryKind } from "../schema/messages.ts";
import {
  type BusinessContact,
  type CalendarSettings,
  DEFAULT_LIMITS,
  type Facts,
  type Limits,
  type Look,
} from "../schema/tenants.ts";
import { type AppointmentRecord, appointmentColumns, appointmentJoins } from "./appointment-record.ts";
import { type PolicyRule, policyRulesStatement } from "./policy-rules.ts";

/** Whether a person may be texted, or why not. */
export type TextsVerdict = "agreed" | "no_number" | "no_consent" | "opted_out";

interface Reachable {
  clientName: string | null;
  clientEmail: string | null;
  /** E.164. */
  clientPhone: string | null;
  clientTimezone: string | null;
  /** What they are written to in; null where nobody told. */
  clientLanguage: Language | null;
  texts: TextsVerdict;
  /** Whether they asked for no more mails but the necessary. */
  emailOptedOut: boolean;
}

/** The appointment or hold that a job is about; a hold has no reference and nobody's name. */
export interface AppointmentFacts extends Omit<AppointmentRecord, keyof Reachable>, Reachable {
  sessionId: string | null;
  channel: string;
  /** Epoch milliseconds; null on what never was confirmed. */
  confirmedAt: number | null;
}

/** What somebody left with us. */
export interface InquiryFacts extends Reachable {
  id: string;
  kind: InquiryKind;
  sessionId: string | null;
  text: string;
  details: Record<string, unknown>;
  createdAt: number;
}

/** The business that speaks. */
export interface BusinessFacts {
  id: string;
  slug: string;
  name: string;
  timezone: string;
  country: string;
  contact: BusinessContact;
  facts: Facts;
  look: Look;
  limits: Limits;
  calendar: CalendarSettings;
}

/** All that is known of a job's or event's subject when something is decided about it. */
export interface SubjectFacts {
  business: BusinessFacts;
  appointment: AppointmentFacts | null;
  inquiry: InquiryFacts | null;
  /** How many follow-ups the subject's chat session asked for so far. */
  sessionFollowups: number;
  rules: PolicyRule[];
}

/** SHA-256 in hex of an address, as opt-outs and messages know it: an email in small letters, a number in E.164. */
export function addressKey(address: SQL): SQL {
  return sql`encode(sha256(convert_to(lower(${address}), 'UTF8')), 'hex')`;
}

function isOptedOut(channel: "email" | "text", tenant: SQL, address: SQL): SQL {
  return sql`EXISTS (SELECT FROM opt_outs o WHERE o.tenant_id = ${tenant} AND o.channel = ${channel}
    AND o.address_key = ${addressKey(address)})`;
}

/**
 * Whether the person of an appointment `a`, with the record `c`, has ended their agreement to texts on this number: the
 * one that stands on their record, or one that they had agreed for before, whatever number they have now.
 */
export function hasEndedTexts(phone: SQL): SQL {
  return sql`(c.texts_ended_at IS NOT NULL AND (c.phone = ${phone} OR a.texts_agreed_at <= c.texts_ended_at))`;
}

/**
 * The statements that read what is known of a subject, for a batch that does something else beside.
 *
 * @param subject its id
 */
export function subjectFactStatements(tenantId: string, subject: SQL): SQL[] {
  const tenant = sql`${tenantId}::uuid`;
  return [
    sql`
    SELECT id, slug, name, timezone, country, contact, facts, look, limits, calendar FROM tenants WHERE id = ${tenant}`,
    sql`
    SELECT ${appointmentColumns()}, a.session_id AS "sessionId", a.channel, ${epoch(sql`a.confirmed_at`)} AS "confirmedAt",
      coalesce(a.client_timezone, v.timezone) AS "clientTimezone",
      ${isOptedOut("email", tenant, sql`a.client_email`)} AS "emailOptedOut",
      CASE
        WHEN a.client_phone IS NULL THEN 'no_number'
        WHEN ${isOptedOut("text", tenant, sql`a.client_phone`)} OR ${hasEndedTexts(sql`a.client_phone`)} THEN 'opted_out'
        WHEN a.texts_agreed_at IS NOT NULL OR (c.phone = a.client_phone AND c.texts_agreed_at IS NOT NULL) THEN 'agreed'
        ELSE 'no_consent'
      END AS texts
    FROM appointments a ${appointmentJoins()}
    LEFT JOIN clients c ON c.tenant_id = a.tenant_id AND c.id = a.client_id
    LEFT JOIN chat_sessions v ON v.tenant_id = a.tenant_id AND v.id = a.session_id
    WHERE a.tenant_id = ${tenant} AND a.id = ${subject}`,
    sql`
    SELECT i.id, i.kind, i.session_id AS "sessionId", i.client_name AS "clientName", i.client_email AS "clientEmail",
      i.client_phone AS "clientPhone", i.client_timezone AS "clientTimezone", i.client_language AS "clientLanguage", i.text, i.details,
      ${epoch(sql`i.created_at`)} AS "createdAt",
      ${isOptedOut("email", tenant, sql`i.client_email`)} AS "emailOptedOut",
      CASE
        WHEN i.client_phone IS NULL THEN 'no_number'
        WHEN ${isOptedOut("text", tenant, sql`i.client_phone`)} THEN 'opted_out'
        WHEN i.texts_agreed_at IS NOT NULL THEN 'agreed'
        ELSE 'no_consent'
      END AS texts,
      (SELECT count(*)::int FROM inquiries f WHERE f.tenant_id = i.tenant_id AND f.kind = 'followup'
        AND f.session_id = i.session_id AND (f.created_at, f.id) <= (i.created_at, i.id)) AS "sessionFollowups"
    FROM inquiries i WHERE i.tenant_id = ${tenant} AND i.id = ${subject}`,
    policyRulesStatement(tenantId),
  ];
}

/** Reads what `subjectFactStatements` gave; null where there is no such business. */
export function subjectFactsOf([tenants, appointments, inquiries, rules]: Row[][]): SubjectFacts | null {
  const business = tenants?.[0] as BusinessFacts | undefined;
  if (!business) return null;
  const { sessionFollowups = 0, ...inquiry } = inquiries?.[0] ?? {};
  return {
    business: { ...business, limits: { ...DEFAULT_LIMITS, ...business.limits } },
    appointment: (appointments?.[0] as AppointmentFacts | undefined) ?? null,
    inquiry: inquiry.id ? (inquiry as unknown as InquiryFacts) : null,
    sessionFollowups: sessionFollowups as number,
    rules: (rules ?? []) as unknown as PolicyRule[],
  };
}
