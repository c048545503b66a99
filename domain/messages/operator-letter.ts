import type { Letter } from "./letter.ts";
import { ALERTS, type Alert } from "./operator.ts";

/** An alert as a mail to the operator. */
export function operatorLetter({ type, tenantId, at }: Alert): Letter {
  const facts = [`${new Date(at).toISOString()}, ${type}`, ...(tenantId ? [`Business ${tenantId}`] : [])];
  return {
    subject: `gomomo: ${ALERTS[type]}`,
    preview: facts.join(", "),
    parts: [
      { kind: "text", text: ALERTS[type] },
      { kind: "text", text: facts.join("\n") },
    ],
    calendar: null,
    accent: "#2f6f5e",
    footer: ["You get this because OPERATOR_EMAIL names this address."],
  };
}
