/** Ends of sentences that are none: "2:30 p. m.", "Dr. Osei". */
const NO_END =
  /(?:\b(?:[ap]\.?|[ap]\. ?m\.?|dr|dra|sr|sra|mr|mrs|ms|st|no|núm|approx|aprox|e\.g|i\.e|p\. ?ej)\.?|\d\.)\s*$/iu;

/** In UTF-16 code units; what is longer is no sentence, but a model that has lost its way. */
const LONGEST = 700;

/** Cuts text that comes in pieces into sentences, each given out once its end is certain. */
export class Sentences {
  private readonly segmenter: Intl.Segmenter;
  private waiting = "";
  private isLost = false;

  /** @param language BCP 47 */
  constructor(language: string) {
    this.segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  }

  /** The sentences that are complete with this piece. */
  take(piece: string): string[] {
    if (this.isLost) return [];
    // A new line would end a sentence after each word.
    this.waiting += piece.replace(/[\p{Z}\p{Cc}]/gu, " ");
    const parts = this.cut(this.waiting);
    // The last one may go on, and so may the one before it until a letter tells that another has begun.
    this.waiting = parts.pop() ?? "";
    while (parts.length > 0 && !/\p{L}/u.test(this.waiting)) this.waiting = `${parts.pop()}${this.waiting}`;
    // Looked through anew with each piece, it would take longer and longer.
    this.isLost = this.waiting.length > LONGEST;
    return parts;
  }

  /** What is left at the end. */
  rest(): string[] {
    const parts = this.isLost ? [] : this.cut(this.waiting);
    this.waiting = "";
    this.isLost = false;
    return parts.filter((part) => part.trim() !== "");
  }

  private cut(text: string): string[] {
    const parts: string[] = [];
    for (const { segment } of this.segmenter.segment(text)) {
      const before = parts.at(-1);
      if (before !== undefined && NO_END.test(before)) parts[parts.length - 1] = before + segment;
      else parts.push(segment);
    }
    return parts;
  }
}
