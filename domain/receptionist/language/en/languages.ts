import type { LanguageNames } from "../read-language.ts";

const ASKS =
  "(?:(?:(?:please|ok|okay|sorry|hi|hello|hey|but|can we|can you|could we|could you|may i|i|we|let'?s|would)[, ]+){0,3}(?:do you |can you |you |does anyone (?:here )?|i only |i prefer |i would prefer |i'?d prefer |prefer |rather )?(?:speak|talk|write|continue|go on|chat|reply|answer|switch|change|use|have (?:it|this)|it)? ?(?:to me )?(?:in|to|into)? ?)";

export const languages: LanguageNames = {
  names: {
    english: "en",
    spanish: "es",
    "french|german|italian|portuguese|chinese|mandarin|cantonese|arabic|russian|polish|dutch|turkish|hindi|japanese|korean|vietnamese|catalan":
      null,
  },
  asks: (name) =>
    new RegExp(
      `^${ASKS}${name}(?: (?:please|pls|instead|here|then|thanks|thank you|is better|would be better|if possible))*[.!? ]*$`,
    ),
};
