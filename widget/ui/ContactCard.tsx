import { useState } from "preact/hooks";
import type { ChatState } from "../state/chat-state.ts";
import type { CardField, CardOf } from "../wire.ts";
import { type ContactValues, contactProblems, isOneEnough, TICKED } from "./contact.ts";
import { useChat } from "./context.ts";

/** Asks for name and address. Gone once it was answered or overtaken: the log says what was answered. */
export function ContactCard({ card, state }: { card: CardOf<"contact">; state: ChatState }) {
  const chat = useChat();
  const { conversation, words } = chat;
  const [values, setValues] = useState<ContactValues>({ ...chat.typedContact.current, ...card.data });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const isSending = state.pending.some((one) => one.input.type === "act" && one.input.entryId === card.id);
  const form = card.actions.find((action) => action.fields);
  const fields = form?.fields ?? [];
  const oneIsEnough = isOneEnough(fields);

  if (state.answered[card.id] && !isSending) return null;

  const change = (name: string, value: string) => {
    const changed = { ...values, [name]: value };
    setValues(changed);
    // What was agreed to on one card is not agreed to on the next.
    const isKept = (field: string) => fields.find((one) => one.name === field)?.type !== "checkbox";
    chat.typedContact.current = Object.fromEntries(Object.entries(changed).filter(([field]) => isKept(field)));
  };
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (!form || isSending) return;
    const given = Object.fromEntries(fields.map(({ name }) => [name, (values[name] ?? "").trim()]));
    const found = contactProblems(fields, given, words);
    setProblems(found);
    const wrong = fields.find((field) => found[field.name]);
    if (wrong) return (event.currentTarget.elements.namedItem(wrong.name) as HTMLElement | null)?.focus();
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
    conversation.act(card.id, form.name, words.contact, said);
  };

  return (
    <form class="card" noValidate aria-label={words.contact} onSubmit={submit}>
      {oneIsEnough && <p class="hint">{words.oneIsEnough}</p>}
      {fields.map((field) => {
        const Input = field.type === "checkbox" ? Box : Field;
        return (
          <Input
            key={field.name}
            id={`${card.id}-${field.name}`}
            field={field}
            value={values[field.name] ?? ""}
            problem={problems[field.name]}
            readOnly={isSending}
            isOptional={!field.required && (field.type === "text" || !oneIsEnough)}
            onValue={(value) => change(field.name, value)}
          />
        );
      })}
      {form && (
        <button type="submit" class="button" aria-disabled={isSending}>
          {form.label}
        </button>
      )}
    </form>
  );
}

interface FieldProps {
  id: string;
  field: CardField;
  value: string;
  problem: string | undefined;
  readOnly: boolean;
  isOptional: boolean;
  onValue(value: string): void;
}

/** A box to tick: its label says all of it, and can be pressed as well. */
function Box({ id, field, value, readOnly, onValue }: FieldProps) {
  return (
    <label class="box" for={id}>
      <input
        id={id}
        name={field.name}
        type="checkbox"
        checked={value === TICKED}
        aria-disabled={readOnly}
        onClick={(event) => readOnly && event.preventDefault()}
        onChange={(event) => onValue(event.currentTarget.checked ? TICKED : "")}
      />
      <span dir="auto">{field.label}</span>
    </label>
  );
}

function Field({ id, field, value, problem, readOnly, isOptional, onValue }: FieldProps) {
  const { words } = useChat();
  // Preact's types want to know each kind of input by itself; for text-like ones they are the same.
  const type = field.type as "text";
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {isOptional && <span class="hint"> ({words.optional})</span>}
      </label>
      <input
        id={id}
        name={field.name}
        type={type}
        autocomplete={field.autocomplete}
        dir="auto"
        value={value}
        readOnly={readOnly}
        aria-required={field.required}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {problem && (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
    </div>
  );
}
