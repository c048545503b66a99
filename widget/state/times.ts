import type { WidgetWords } from "../../words/types/widget.ts";
import type { Offer } from "../wire.ts";

/** Offers of one day, as the business counts days. */
export interface OfferDay {
  /** "Tuesday 24 November" in the business's zone. */
  heading: string;
  offers: Offer[];
}

/** Says days and times in one language. Formatters are kept, because making one costs more than using it a hundred times. */
export class Times {
  readonly #words: Pick<WidgetWords, "dateLocale" | "halfDays">;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(words: Pick<WidgetWords, "dateLocale" | "halfDays">) {
    this.#words = words;
  }

  /** "Tuesday 24 November". */
  day(instant: string, zone: string): string {
    const day = { weekday: "long", day: "numeric", month: "long" } as const;
    return this.#say(this.#words.dateLocale, instant, zone, day).replace(",", "");
  }

  /** "2:30 pm". */
  time(instant: string, zone: string): string {
    const { halfDays } = this.#words;
    // Browsers differ in how they write halves of the day, and the server's own times stand beside these.
    const clock = this.#say("en-GB", instant, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    const minutes = String(minute).padStart(2, "0");
    return halfDays ? `${hour % 12 || 12}:${minutes} ${hour < 12 ? halfDays.am : halfDays.pm}` : `${hour}:${minutes}`;
  }

  /** The visitor's own time where it differs from the business's: "8:30 pm", "Wed 1:30 am" on another day, or null. */
  own(instant: string, zone: string, ownZone: string | null): string | null {
    if (!ownZone) return null;
    const time = this.time(instant, ownZone);
    if (this.day(instant, ownZone) === this.day(instant, zone)) return time === this.time(instant, zone) ? null : time;
    return `${this.#say(this.#words.dateLocale, instant, ownZone, { weekday: "short" })} ${time}`;
  }

  /** Groups offers by the business's day, in the order given. */
  byDay(offers: readonly Offer[], zone: string): OfferDay[] {
    const days = new Map<string, OfferDay>();
    for (const offer of offers) {
      const heading = this.day(offer.start, zone);
      const day = days.get(heading) ?? { heading, offers: [] };
      day.offers.push(offer);
      days.set(heading, day);
    }
    return [...days.values()];
  }

  #say(locale: string, instant: string, zone: string, options: Intl.DateTimeFormatOptions): string {
    const key = [zone, ...Object.keys(options)].join();
    const format = this.#formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    this.#formats.set(key, format);
    return format.format(new Date(instant));
  }
}
