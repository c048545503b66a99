/** Facts that are asked for in few words and that a business may have told. */
export type FactTopic = "parking" | "duration" | "phone" | "policies";

const ASKED: Record<FactTopic, RegExp> = {
  parking: /\bpark(?:ing)?\b/i,
  duration: /\bhow long\b/i,
  phone: /\b(?:phone|telephone) number\b|\bcall you\b/i,
  policies: /\bpolic(?:y|ies)\b/i,
};

export function readTopics(text: string): FactTopic[] {
  return (Object.keys(ASKED) as FactTopic[]).filter((topic) => ASKED[topic].test(text));
}

/** Whether a message asks what was asked and answered before: it shares most of the question's longer words. */
export function sameQuestion(question: string, text: string): boolean {
  const words = (line: string) => new Set(line.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const asked = words(question);
  const said = words(text);
  const shared = [...asked].filter((word) => said.has(word)).length;
  return shared > 0 && shared >= Math.ceil(asked.size * 0.6);
}
