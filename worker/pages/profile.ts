import type { Language } from "../../words/languages.ts";

/** A business as its public page shows it; every text is ready to be read, none is markup. */
export interface BusinessProfile {
  /** Tenant id. */
  id: string;
  slug: string;
  name: string;
  /** What the page is written in. */
  language: Language;
  /** IANA zone of the business. */
  timezone: string;
  /** "#rrggbb", or null for the widget's own colour. */
  accent: string | null;
  address?: string;
  phone?: string;
  /** One line a row, "Monday to Friday, 9:00 am to 5:00 pm". */
  hoursText: readonly string[];
  services: readonly ServiceProfile[];
  about?: string;
}

/** One service of the business. */
export interface ServiceProfile {
  name: string;
  /** "60 min". */
  durationText: string;
  /** "$90.00". */
  priceText?: string;
}
