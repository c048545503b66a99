/**
 * Gives the focus a new place when the control that has it vanishes or is switched off: it would fall to the page's
 * body, where neither Escape nor Tab means the chat any more.
 *
 * @returns what ends the watching
 */
export function keepFocus(panel: HTMLElement, settle: () => void): () => void {
  let focused: Element | null = null;
  const isGone = (element: Element) => !element.isConnected || element.matches(":disabled");
  const onFocusIn = ({ target }: FocusEvent) => {
    focused = target as Element;
  };
  // Also told when the element is just being removed, which shows only afterwards.
  const onFocusOut = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (target === focused && !isGone(target as Element)) focused = null;
    });
  const watch = new MutationObserver(() => {
    if (!focused || !isGone(focused)) return;
    focused = null;
    settle();
  });
  panel.addEventListener("focusin", onFocusIn);
  panel.addEventListener("focusout", onFocusOut);
  watch.observe(panel, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  return () => {
    panel.removeEventListener("focusin", onFocusIn);
    panel.removeEventListener("focusout", onFocusOut);
    watch.disconnect();
  };
}
