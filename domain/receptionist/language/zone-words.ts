import { DEFAULT_LANGUAGE, type Language, wordsOf } from "../../../words/languages.ts";
import { plain } from "./spelling.ts";
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

const CLOCK = "(?:\\d{1,2}(?::\\d\\d)? ?(?:[ap]\\.?m\\.?)?|noon|midday|midnight|o'?clock|morning|afternoon|evening)";
const OFFSET = /\b(?:gmt|utc) ?([+-]) ?(\d{1,2})(?::?(\d\d))?\b/;
const OWN = new RegExp(
  `\\b(?:(?:in|on|by) )?(?:my|our) (?:own )?(?:local )?time(?: ?zone)?\\b(?! (?:off|is|was|back))|(?<=${CLOCK} )(?:for me|here|where i am|over here)\\b`,
);
const THEIRS =
  /\b(?:(?:in|on|by) )?your (?:own )?(?:local )?time(?: ?zone)?\b|\b(?:local|studio|clinic|shop) time\b|(?<=\d ?[ap]m )there\b/;
const NAMES = Object.keys(ABBREVIATIONS).join("|");
const ABBREVIATED = new RegExp(
  `(?<=${CLOCK} ?\\(?)\\b(${NAMES})\\b\\)?(?: (?:standard |daylight |summer )?time)?|\\b(${NAMES}) (?:standard |daylight |summer )?time\\b`,
);
const PLACE_TIME = /\b(?:in |on |by )?([\p{L}]{2,20}(?: [\p{L}]{2,20}){0,2}) time(?: ?zone)?\b/u;
const AFTER_CLOCK = new RegExp(`(?<=${CLOCK} )(?!same|any|next|this|that|the|a|your|my)([\\p{L}]{3,20}) time\\b`, "u");

/** Finds the zone that a message names for its time; null where it names none. */
export function readZone(text: string, context: ZoneContext): ZoneReading | null {
  const said = plain(text);
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
  const theirs = THEIRS.exec(said);
  if (theirs) return known(context.business, theirs[0]);
  const own = OWN.exec(said);
  if (own) return context.visitor ? known(context.visitor, own[0]) : { kind: "unclear", words: "" };
  const short = ABBREVIATED.exec(said);
  const name = short?.[1] ?? short?.[2];
  if (short && name) {
    const zone = meantBy(name, context);
    return zone ? known(zone, short[0]) : { kind: "unclear", words: name.toUpperCase() };
  }
  const place = PLACE_TIME.exec(said);
  const named = place?.[1] && zoneOfPlaceWords(place[1]);
  if (place && named) return known(named.timezone, `${named.words} time`);
  const strange = AFTER_CLOCK.exec(said)?.[1];
  return strange && !/^(?:lunch|any|some|spare|break|day|night)$/.test(strange)
    ? { kind: "unclear", words: strange }
    : null;
}

/** The zone that a bare answer to "which time zone?" names. */
export function readZoneName(text: string, context: ZoneContext): string | null {
  const said = plain(text)
    .replace(/[.!?]+$/, "")
    .replace(/^(?:i'?m |i am |we'?re |it'?s |i mean |that'?s |my time ?zone is )?(?:in |on |from )?(?:the )?/, "")
    .replace(/ (?:standard |daylight |summer )?time(?: ?zone)?$/, "");
  const offset = OFFSET.exec(said);
  if (offset) return zoneOfOffset(offset);
  if (said in ABBREVIATIONS) return meantBy(said, context);
  // "Europe/Berlin"
  return zoneOfPlace(said.includes("/") ? (said.split("/").at(-1) ?? "").replaceAll("_", " ") : said);
}

/** A zone in words: "New York time", "UTC+2". */
export function sayZone(timezone: string, language: Language = DEFAULT_LANGUAGE): string {
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
function zoneOfPlaceWords(words: string): { timezone: string; words: string } | null {
  const parts = words.split(" ");
  for (let from = 0; from < parts.length; from++) {
    const place = parts.slice(from).join(" ");
    const timezone = zoneOfPlace(place);
    if (timezone) return { timezone, words: place };
  }
  return null;
}
