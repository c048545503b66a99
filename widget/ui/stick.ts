import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** This near to the end counts as reading the newest, in CSS pixels. */
const NEAR_PX = 48;

/**
 * Keeps a scrolling box at its end while the reader is there, and leaves a reader alone who went back. What the reader
 * writes (`own` grows) always comes into view; `count` growing out of view is news.
 */
export function useStick(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  count: number,
  own: number,
) {
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const lastNewest = useRef<unknown>(null);
  const lastOwn = useRef(own);
  const [hasNews, setNews] = useState(false);

  const stick = () => {
    if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  const toEnd = () => {
    atEnd.current = true;
    stick();
    setNews(false);
  };
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    // Only going up is leaving: growing content moves the end away without the reader's doing.
    if (isNear) atEnd.current = true;
    else if (element.scrollTop < lastTop.current) atEnd.current = false;
    lastTop.current = element.scrollTop;
    if (isNear) setNews(false);
  };

  /** The line that is being said, or else the newest that was. */
  const newestLine = () => {
    const [said, draft] = [".entries", ".drafts"].map((part) => content.current?.querySelector(part)?.lastElementChild);
    return (draft ?? said) as HTMLElement | null | undefined;
  };
  /** A line stays the same when the entry takes the place of its draft. */
  const identityOf = (line: HTMLElement) => line.dataset.entry ?? line;

  /** An answer taller than the box is read from its beginning, also while it grows. */
  const showNewest = () => {
    const newest = newestLine();
    if (!atEnd.current || !box.current || !newest || identityOf(newest) === lastNewest.current) return;
    const { top, height } = newest.getBoundingClientRect();
    const isTall = height > box.current.clientHeight;
    const isDraft = newest.parentElement?.className === "drafts";
    // One that grows is looked at again.
    if (isTall || !isDraft) lastNewest.current = identityOf(newest);
    if (!isTall) return;
    box.current.scrollTop += top - box.current.getBoundingClientRect().top - NEAR_PX / 4;
    atEnd.current = false;
  };

  // With every drawing, before the browser tells of scrolling that the change itself caused…
  useLayoutEffect(() => {
    if (own > lastOwn.current) toEnd();
    lastOwn.current = own;
    stick();
    showNewest();
  });
  // …and for sizes that change by themselves: a card's messages, the keyboard, the window.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(stick);
    for (const element of [box.current, content.current]) if (element) watch.observe(element);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const newest = newestLine();
    if (!atEnd.current && newest && identityOf(newest) !== lastNewest.current) setNews(true);
  }, [count]);

  return { hasNews, toEnd, onScroll };
}
