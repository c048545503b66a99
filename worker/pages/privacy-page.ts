import { html } from "hono/html";
import { layout, type Page } from "./layout.ts";

/** The page `/privacy`: what the chat does with what a visitor says, for businesses that have no notice of their own. */
export function privacyPage(): Page {
  return layout(
    "Privacy notice of the chat",
    "text",
    html`<main>
      <h1>Privacy notice of the chat</h1>
      <p>You are writing to an automated assistant that works for the business whose page you came from.</p>
      <h2>What is kept</h2>
      <p>
        What you write, and the name, email address or phone number you give to book. The business sees it and uses it
        for your appointment. Your browser keeps a key to the conversation, so that you can come back to it within a day.
        A conversation is deleted 90 days after its last message, or at once when you press “Forget this chat” below it.
        So that nobody keeps many times at once, a code made from your network address, from which the address cannot be
        read, is kept for a day.
      </p>
      <h2>What is not done</h2>
      <p>There are no cookies and no advertising, and nothing you write is sold or used for anything else.</p>
      <h2>Your rights</h2>
      <p>Ask the business to see, correct or delete what it keeps about you.</p>
    </main>`,
  );
}
