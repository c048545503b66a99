import { type Language, wordsOf } from "../../../words/languages.ts";
import { lexiconOf } from "./lexicon.ts";
import { folded } from "./spelling.ts";
import { ABBREVIATIONS, zoneOfPlace } from "./zone-names.ts";

/** A time zone that a message names beside a time. */
export type ZoneReading =
  /** `rest` is the message without the zone. */
  | { kind: "known"; timezone: string; rest: string }
  /** Named in a way that may mean several, or none that is known; `words` as they were said, "" for "my time". */
  | { kind: "unclear"; words: string };

export interface ZoneContext {
  /** The business's zone, an IANA name. */
  business: string;
  /** The visitor's own, where it is known. */
  visitor: string | null;
}

/** How zones are named, in folded text. */
export interface ZoneWords {
  /** "My time", "for me". */
  own: RegExp;
  /** "Your time". */
  theirs: RegExp;
  /** An abbreviation beside a time: group 1 or 2. */
  abbreviated: RegExp;
  /** "New York time": group 1. */
  ofPlace: RegExp;
  /** How the time of a place is said. */
  ofPlaceWords(place: string): string;
  /** A word beside a time that says it to be of some zone: group 1. */
  afterClock: RegExp;
  /** What stands before and after a zone that was asked for. */
  before: RegExp;
  after: RegExp;
  /** Places that have another name than in English. */
  places: Record<string, string>;
}

const OFFSET = /\b(?:gmt|utc) ?([+-]) ?(\d{1,2})(?::?(\d\d))?\b/;

/** Finds the zone that a message names for its time; null where it names none. */
export function readZone(text: string, context: ZoneContext, language: Language): ZoneReading | null {
  const said = folded(text);
  const words = lexiconOf(language).zones;
  const known = (timezone: string, words: string): ZoneReading => ({
    kind: "known",
    timezone,
    rest: said.replace(words, " ; "),
  });
  const offset = OFFSET.exec(said);
  if (offset) {
    const zone = zoneOfOffset(offset);
    return zone ? known(zone, offset[0]) : { kind: "unclear", words: offset[0] };
  }
  const theirs = words.theirs.exec(said);
  if (theirs) return known(context.business, theirs[0]);
  const own = words.own.exec(said);
  if (own) return context.visitor ? known(context.visitor, own[0]) : { kind: "unclear", words: "" };
  const short = words.abbreviated.exec(said);
  const name = short?.[1] ?? short?.[2];
  if (short && name) {
    const zone = meantBy(name, context);
    return zone ? known(zone, short[0]) : { kind: "unclear", words: name.toUpperCase() };
  }
  const place = words.ofPlace.exec(said);
  const named = place?.[1] && zoneOfPlaceWords(place[1], words);
  if (place && named) return known(named.timezone, words.ofPlaceWords(named.words));
  const strange = words.afterClock.exec(said)?.[1];
  return strange ? { kind: "unclear", words: strange } : null;
}

/** The zone that a bare answer to "which time zone?" names. */
export function readZoneName(text: string, context: ZoneContext, language: Language): string | null {
  const words = lexiconOf(language).zones;
  const said = folded(text)
    .replace(/[.!?]+$/, "")
    .replace(words.before, "")
    .replace(words.after, "");
  const offset = OFFSET.exec(said);
  if (offset) return zoneOfOffset(offset);
  if (said in ABBREVIATIONS) return meantBy(said, context);
  // "Europe/Berlin"
  const place = said.includes("/") ? (said.split("/").at(-1) ?? "").replaceAll("_", " ") : said;
  return words.places[place] ?? zoneOfPlace(place);
}

/** A zone in words: "New York time", "UTC+2". */
export function sayZone(timezone: string, language: Language): string {
  const fixed = /^Etc\/(?:GMT|UTC)([+-]\d+)?$/.exec(timezone);
  // POSIX counts the other way round.
  if (fixed) return fixed[1] ? `UTC${fixed[1].startsWith("-") ? "+" : "-"}${fixed[1].slice(1)}` : "UTC";
  if (!timezone.includes("/")) return timezone;
  const { cities, zone } = wordsOf(language).speech;
  const city = (timezone.split("/").at(-1) ?? "").replaceAll("_", " ");
  return zone(cities[city] ?? city);
}

/** Of several meanings the one of the visitor's or the business's own part of the world. */
function meantBy(name: string, { business, visitor }: ZoneContext): string | null {
  const meanings = ABBREVIATIONS[name] ?? [];
  const [only] = meanings;
  if (meanings.length === 1 && only) return only;
  const near = [visitor, business].flatMap((zone) => meanings.find((meaning) => meaning === zone) ?? []);
  if (near[0]) return near[0];
  const american = visitor ?? business;
  return name === "cst" && american.startsWith("America/") ? "America/Chicago" : null;
}

function zoneOfOffset([, sign, hours = "0", minutes = "00"]: RegExpExecArray): string | null {
  if (Number(minutes) !== 0 || Number(hours) > 12) return null;
  return Number(hours) === 0 ? "UTC" : `Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`;
}

/** The last one to three words that name a place: "at 3pm new york". */
function zoneOfPlaceWords(words: string, { places }: ZoneWords): { timezone: string; words: string } | null {
  const parts = words.split(" ");
  for (let from = 0; from < parts.length; from++) {
    const place = parts.slice(from).join(" ");
    const timezone = places[place] ?? zoneOfPlace(place);
    if (timezone) return { timezone, words: place };
  }
  return null;
}
