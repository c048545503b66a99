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
  const lastEntry = useRef<Element | null>(null);
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

  /** An answer taller than the box is read from its beginning. */
  const showNewest = () => {
    const newest = content.current?.querySelector(".entries")?.lastElementChild;
    if (!atEnd.current || !box.current || !newest || newest === lastEntry.current) return;
    lastEntry.current = newest;
    const { top, height } = newest.getBoundingClientRect();
    if (height <= box.current.clientHeight) return;
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
    const newest = content.current?.querySelector(".entries")?.lastElementChild;
    if (!atEnd.current && newest !== lastEntry.current) setNews(true);
  }, [count]);

  return { hasNews, toEnd, onScroll };
}
