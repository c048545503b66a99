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
  const lastOwn = useRef(own);
  const [hasNews, setNews] = useState(false);

  const toEnd = () => {
    const element = box.current;
    atEnd.current = true;
    if (element) element.scrollTop = element.scrollHeight;
    setNews(false);
  };
  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (atEnd.current) setNews(false);
  };

  // Sizes change for many reasons: a line, a stream, the keyboard, the window.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => {
      if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    for (const element of [box.current, content.current]) if (element) watch.observe(element);
    return () => watch.disconnect();
  }, [box, content]);

  useEffect(() => {
    if (!atEnd.current) setNews(true);
    // biome-ignore lint/correctness/useExhaustiveDependencies: only a new entry is news
  }, [count]);

  useEffect(() => {
    if (own > lastOwn.current) toEnd();
    lastOwn.current = own;
    // biome-ignore lint/correctness/useExhaustiveDependencies: only the visitor's own line jumps to the end
  }, [own]);

  return { hasNews, toEnd, onScroll };
}
