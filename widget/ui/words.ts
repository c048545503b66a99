import { useEffect, useState } from "preact/hooks";
import type { WidgetWords } from "../../words/types/widget.ts";
import { loadWords } from "../languages.ts";
import type { ChatState } from "../state/chat-state.ts";

/** The words of the conversation's language once they are here, and until then those that the chat has. */
export function useWords(first: WidgetWords, { language, connection }: ChatState): WidgetWords {
  const [words, setWords] = useState(first);
  useEffect(() => {
    if (!language || language === words.about.tag) return;
    let isOvertaken = false;
    const take = (next: WidgetWords | null) => next && !isOvertaken && setWords(next);
    // What could not be fetched is asked for again when the line is back.
    loadWords(language).then(take, () => undefined);
    return () => {
      isOvertaken = true;
    };
  }, [language, connection]);
  return words;
}
