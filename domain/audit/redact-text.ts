/** Longer texts are cut to this many characters. */
const MAX_TEXT = 8_000;
/** What is read beyond the cut, so that nothing is halved into something that no pattern knows. */
const MARGIN = 500;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const DATE = String.raw`(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)`;
/** What stands between the digits of a number as people write it, invisible marks included. */
const GAP = String.raw`[^\S\r\n]|[().\/·\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-]`;
const SQLSTATE = String.raw`\d\d[a-z]\d\d(?![0-9a-z])`;
/** Where no number goes on, since something else begins. */
const OTHER = `${UUID}|${DATE}|${SQLSTATE}`;
/** Digits that name no person: ids, instants, codes, places in a source file. */
const KEPT = [
  `(?<![0-9a-z])(?:${UUID}|${SQLSTATE})(?![0-9a-z])`,
  "(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{16,64}(?![0-9a-z])",
  String.raw`(?<!\d)${DATE}(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?)?`,
  String.raw`(?<![\d+(])1\d{12}(?!\d)`,
  String.raw`\.[cm]?[jt]sx?:\d+(?::\d+)?`,
].join("|");
/** Seven digits or more (the shortest full numbers; E.164 allows 15), in whatever groups. */
const NUMBER = String.raw`(?<!\p{Nd})[+(]{0,4}(?!${OTHER})\p{Nd}(?:(?:(?:${GAP}){1,4}(?!${OTHER}))?\p{Nd}){6,}(?!\p{Nd})`;

const SECRET_FIELDS =
  "(?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|private[-_]?key|authorization|credential)[\\w-]{0,20}";
const SECRET_VALUE = String.raw`\[[a-z]+\]|["'][^"'\r\n]*["']?|(?:bearer|basic)\s+[^\s"',;]+|[^\s"',;&)}\]]+`;
const LOCAL_PART = String.raw`(?:"[^"\r\n]{1,64}"|[\p{L}\p{N}._%+'!$*^{|}~\x60-]{1,128})`;
const DOMAIN = String.raw`(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}`;

/** In this order: what is wider comes before what it may contain. No pattern looks far from where it begins. */
const PATTERNS: readonly [RegExp, string | ((found: string, number?: string) => string)][] = [
  // User and password in a URL; the greedy form takes passwords that hold an @ themselves.
  [/([a-z][a-z0-9+.-]{1,20}:\/\/)(?:[^\s:/?#@]*:[^\s"'<>]*|[^\s/?#@]+)@/giu, "$1[credentials]@"],
  [/((?:set-)?cookie["']?\s*[:=]\s*["']?)[^\r\n"']+/giu, "$1[secret]"],
  [new RegExp(`(${SECRET_FIELDS}["']?\\s*[:=]\\s*)(?:${SECRET_VALUE})`, "giu"), "$1[secret]"],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/giu, "$1 [token]"],
  // A hold's token: a key's id, a dot and an HMAC of 32 bytes. Then a JWT, or the beginning of one.
  [/(?<![\w-])[a-z0-9-]{1,16}\.[\w-]{43}(?![\w-])/giu, "[token]"],
  [/(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/gu, "[token]"],
  // Long and of all kinds of characters: nothing that people name things with.
  [/(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{40,}/gu, "[token]"],
  [/(?<![a-z0-9])(?:gmo|sk|whsec)[-_][\w+/=-]{6,}/giu, "[key]"],
  // PostgreSQL and its drivers repeat the values that they refuse.
  [/(Key \([^)\r\n]*\)=\()[^\r\n]*\)/giu, "$1[values])"],
  [/(Failing row contains \()[^\r\n]*\)/giu, "$1[values])"],
  [/(invalid input [^:"\r\n]{1,80}: ")[^"\r\n]*"/giu, '$1[value]"'],
  [/(\bparams: )[^\r\n]*/giu, "$1[values]"],
  [new RegExp(`${LOCAL_PART}(?:[@\uff20]|%40)${DOMAIN}`, "giu"), "[email]"],
  [new RegExp(`${KEPT}|(${NUMBER})`, "giu"), (found, number) => (number === undefined ? found : "[number]")],
];

/**
 * A text without what identifies or lets in a person: email addresses, telephone and other long numbers, tokens, keys,
 * passwords and the values in database errors. UUIDs, instants, codes and stack frames stay. Names cannot be told from
 * other words: whoever knows that a value is a name gives it a field that `redact` knows.
 */
export function redactText(text: string): string {
  const isCut = text.length > MAX_TEXT + MARGIN;
  let clean = isCut ? text.slice(0, MAX_TEXT + MARGIN) : text;
  for (const [pattern, replacement] of PATTERNS) {
    clean = typeof replacement === "string" ? clean.replace(pattern, replacement) : clean.replace(pattern, replacement);
  }
  return isCut ? `${clean.slice(0, -MARGIN)}[cut]` : clean;
}
