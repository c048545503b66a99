import type { TopicWords } from "../facts.ts";

export const topics: TopicWords = {
  parking: /\bpark(?:ing)?\b/,
  duration: /\bhow long\b/,
  phone: /\b(?:phone|telephone) number\b|\bcall you\b/,
  policies: /\bpolic(?:y|ies)\b/,
};
