import { DEFAULT_LANGUAGE } from "../../words/languages.ts";
import { DEFAULT_ACCENT } from "../catalogue/accent.ts";
import type { Letter } from "./letter.ts";
import { ALERTS, type Alert } from "./operator.ts";

/** An alert as a mail to the operator. */
export function operatorLetter({ type, tenantId, at }: Alert): Letter {
  const facts = [`${new Date(at).toISOString()}, ${type}`, ...(tenantId ? [`Business ${tenantId}`] : [])];
  return {
    subject: `gomomo: ${ALERTS[type].replace(/\.$/, "")}`,
    preview: facts.join(", "),
    parts: [
      { kind: "text", text: ALERTS[type] },
      { kind: "text", text: facts.join("\n") },
      ...(tenantId ? [{ kind: "text" as const, text: whereToLook(tenantId) }] : []),
    ],
    language: DEFAULT_LANGUAGE,
    calendar: null,
    accent: DEFAULT_ACCENT,
    footer: ["You get this because OPERATOR_EMAIL names this address."],
  };
}

function whereToLook(tenantId: string): string {
  return `Its jobs and failures tell more: GET /api/v1/tenants/${tenantId}/failures?status=open, and …/jobs.`;
}
