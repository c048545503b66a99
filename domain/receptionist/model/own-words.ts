import { checkPhone, readContact } from "../language/contact.ts";
import { plain } from "../language/spelling.ts";
import type { Turn } from "../turn.ts";

/** What the visitor said and typed into cards in this conversation; whatever a model passes on as theirs must be in it. */
export interface OwnWords {
  name(name: string): boolean;
  email(email: string): boolean;
  /** @param phone as the model wrote it */
  phone(phone: string): boolean;
  reference(reference: string): boolean;
}

export function ownWords({ log, language, config: { country } }: Turn): OwnWords {
  const lines = log.flatMap((entry) => (entry.kind === "visitor" ? [entry.text] : []));
  const text = folded(lines.join("\n"));
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
  const contacts = lines.map((line) => readContact(line, { country, language }));
  return {
    name: (name) => {
      const parts = folded(name)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean);
      return parts.length > 0 && parts.every((part) => words.has(part));
    },
    email: (email) => {
      const wanted = email.trim().toLowerCase();
      const written = text.split(/[\s,;<>()"']+/u).map((word) => word.replace(/^mailto:|[.!?:]+$/gu, ""));
      return written.includes(wanted) || contacts.some((contact) => contact.email?.toLowerCase() === wanted);
    },
    phone: (phone) => {
      const wanted = checkPhone(phone, country);
      return wanted.ok && contacts.some((contact) => contact.phone === wanted.value);
    },
    reference: (reference) => {
      const wanted = reference.toLowerCase().replace(/[^a-z0-9]/g, "");
      return wanted.length === 6 && text.replace(/[\s.-]+/g, "").includes(wanted);
    },
  };
}

/** Without case and accents. */
function folded(text: string): string {
  return plain(text).normalize("NFD").replace(/\p{M}/gu, "");
}
