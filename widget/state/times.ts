import type { Offer } from "../wire.ts";

/** Offers of one day, as the business counts days. */
export interface OfferDay {
  /** "Tuesday 24 November" in the business's zone. */
  heading: string;
  offers: Offer[];
}

/** Says days and times in one language. Formatters are kept, because making one costs more than using it a hundred times. */
export class Times {
  readonly #locale: string;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(locale: string) {
    this.#locale = locale;
  }

  /** "Tuesday 24 November". */
  day(instant: string, zone: string): string {
    return this.#format("day", instant, zone, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
  }

  /** "2:30 pm". */
  time(instant: string, zone: string): string {
    return this.#format("time", instant, zone, { hour: "numeric", minute: "2-digit", hourCycle: "h12" }).toLowerCase();
  }

  /** The visitor's own time where it differs from the business's: "8:30 pm", "Wed 1:30 am" on another day, or null. */
  own(instant: string, zone: string, ownZone: string | null): string | null {
    if (!ownZone) return null;
    const time = this.time(instant, ownZone);
    if (this.day(instant, ownZone) === this.day(instant, zone)) return time === this.time(instant, zone) ? null : time;
    return `${this.#format("weekday", instant, ownZone, { weekday: "short" })} ${time}`;
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

  #format(name: string, instant: string, zone: string, options: Intl.DateTimeFormatOptions): string {
    const key = `${name} ${zone}`;
    const known = this.#formats.get(key);
    const format = known ?? new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: zone });
    if (!known) this.#formats.set(key, format);
    return format.format(new Date(instant));
  }
}
