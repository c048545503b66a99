/** Abbreviations and what people mean by them; several where it depends on who says it. Summer and winter names are one. */
export const ABBREVIATIONS: Record<string, string[]> = {
  et: ["America/New_York"],
  est: ["America/New_York"],
  edt: ["America/New_York"],
  eastern: ["America/New_York"],
  ct: ["America/Chicago"],
  cst: ["America/Chicago", "Asia/Shanghai", "America/Havana"],
  cdt: ["America/Chicago"],
  central: ["America/Chicago"],
  mt: ["America/Denver"],
  mst: ["America/Denver"],
  mdt: ["America/Denver"],
  mountain: ["America/Denver"],
  pt: ["America/Los_Angeles"],
  pst: ["America/Los_Angeles"],
  pdt: ["America/Los_Angeles"],
  pacific: ["America/Los_Angeles"],
  gmt: ["UTC"],
  utc: ["UTC"],
  zulu: ["UTC"],
  bst: ["Europe/London", "Asia/Dhaka"],
  ist: ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
  wet: ["Europe/Lisbon"],
  cet: ["Europe/Paris"],
  cest: ["Europe/Paris"],
  eet: ["Europe/Athens"],
  eest: ["Europe/Athens"],
  msk: ["Europe/Moscow"],
  jst: ["Asia/Tokyo"],
  kst: ["Asia/Seoul"],
  hkt: ["Asia/Hong_Kong"],
  sgt: ["Asia/Singapore"],
  aest: ["Australia/Sydney"],
  aedt: ["Australia/Sydney"],
  awst: ["Australia/Perth"],
  nzst: ["Pacific/Auckland"],
  nzdt: ["Pacific/Auckland"],
};

/** Countries and regions of one zone, and cities whose zone has another name. */
const PLACES: Record<string, string> = {
  uk: "Europe/London",
  british: "Europe/London",
  england: "Europe/London",
  irish: "Europe/Dublin",
  french: "Europe/Paris",
  german: "Europe/Berlin",
  spanish: "Europe/Madrid",
  italian: "Europe/Rome",
  dutch: "Europe/Amsterdam",
  swiss: "Europe/Zurich",
  india: "Asia/Kolkata",
  indian: "Asia/Kolkata",
  kolkata: "Asia/Kolkata",
  mumbai: "Asia/Kolkata",
  delhi: "Asia/Kolkata",
  kathmandu: "Asia/Kathmandu",
  kyiv: "Europe/Kyiv",
  japan: "Asia/Tokyo",
  china: "Asia/Shanghai",
  ny: "America/New_York",
  nyc: "America/New_York",
  boston: "America/New_York",
  miami: "America/New_York",
  la: "America/Los_Angeles",
  california: "America/Los_Angeles",
  "san francisco": "America/Los_Angeles",
  seattle: "America/Los_Angeles",
  texas: "America/Chicago",
  hawaii: "Pacific/Honolulu",
};

/** The zone of a city, or of a country or region that has one; in lower case. Null where it is not known. */
export function zoneOfPlace(place: string): string | null {
  return PLACES[place] ?? supported().get(place) ?? null;
}

/** What is said of other things too: "Christmas time". */
const NO_PLACES = /^Etc\/|\/(?:Christmas|Easter|Wake|Midway|Center)$/;

let cities: Map<string, string> | null = null;

/** The zones that the platform knows, by city in lower case. */
function supported(): Map<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf("timeZone")
      .filter((zone) => zone.includes("/") && !NO_PLACES.test(zone))
      .map((zone) => [(zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase(), zone]),
  );
  return cities;
}
