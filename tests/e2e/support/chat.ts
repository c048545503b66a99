import type { Locator, Page } from "playwright-core";

/** The chat as its visitor finds it: by what is written on things. */
export class Chat {
  readonly page: Page;
  readonly bubble: Locator;
  readonly panel: Locator;
  readonly log: Locator;
  readonly message: Locator;
  readonly ticket: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bubble = page.getByRole("button", { name: "Chat with us" });
    this.panel = page.getByRole("dialog", { name: /^Chat/ });
    this.log = page.getByRole("log");
    this.message = page.getByRole("textbox", { name: "Message", exact: true });
    this.ticket = page.getByRole("article", { name: "Booked" });
  }

  /** Opens the chat and waits for the greeting. */
  async open(): Promise<void> {
    await this.bubble.click();
    await this.hears(/automated assistant/);
  }

  async say(text: string): Promise<void> {
    await this.message.fill(text);
    await this.message.press("Enter");
  }

  /** Waits until the log says this. */
  async hears(text: string | RegExp): Promise<void> {
    await this.log.getByText(text).first().waitFor();
  }

  reply(name: string): Locator {
    return this.log.getByRole("group", { name: "Suggested replies" }).getByRole("button", { name, exact: true });
  }

  /** The times that can be pressed, in order. */
  get times(): Locator {
    return this.log.locator("button[aria-pressed]:not([aria-disabled=true])");
  }

  field(label: string): Locator {
    return this.log.getByRole("textbox", { name: label });
  }

  /** A whole booking of the only service there is, in words. */
  async bookBySentence(name: string, email: string): Promise<void> {
    await this.say("the first free times, please");
    await this.times.first().waitFor();
    await this.say("the first one");
    await this.hears(/May I have your name/);
    await this.say(`${name}, ${email}`);
    await this.hears(/Shall I book it\?/);
    await this.say("yes");
  }

  /** The same by what can be pressed. */
  async bookByClicks(name: string, email: string): Promise<void> {
    await this.reply("Book an appointment").click();
    await this.reply("First free times").click();
    await this.times.first().click();
    await this.fillIn({ Name: name, Email: email });
    await this.reply("Yes, book it").click();
  }

  /** Fills in the contact card, by its labels, and sends it. */
  async fillIn(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label).fill(value);
    await this.log.getByRole("button", { name: "Continue" }).click();
  }

  /** The reference on the ticket, once it is there. */
  async reference(): Promise<string> {
    await this.ticket.waitFor();
    return (await this.ticket.getByRole("code").textContent()) ?? "";
  }
}
