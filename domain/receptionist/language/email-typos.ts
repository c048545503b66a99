import { distance } from "./spelling.ts";

/** Where most private mail lives, the longer names only: one slip away from these is hardly ever a domain of its own. */
const COMMON = [
  ...["gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "hotmail.com", "hotmail.co.uk", "outlook.com"],
  ...["icloud.com", "protonmail.com", "comcast.net", "verizon.net", "btinternet.com"],
];
/** Endings that are no top-level domain (https://data.iana.org/TLD/tlds-alpha-by-domain.txt) but near one. */
const ENDINGS: [wrong: RegExp, right: string][] = [
  [/\.(?:con|cpm|vom|xom|comm|ocm|cim|cmo|coom)$/, ".com"],
  [/\.(?:nett|nte|ner)$/, ".net"],
  [/\.(?:ogr|orgg|rog)$/, ".org"],
  [/\.co\.(?:ik|yk|u|ukk)$/, ".co.uk"],
];

/** The address that was probably meant, or null where nothing about its domain looks mistyped. */
export function readEmailTypo(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const ended = ENDINGS.reduce((all, [wrong, right]) => all.replace(wrong, right), domain);
  const near = COMMON.find((common) => common[0] === ended[0] && distance(ended, common, 1) <= 1);
  const meant = near ?? ended;
  return meant === domain ? null : email.slice(0, at + 1) + meant;
}
