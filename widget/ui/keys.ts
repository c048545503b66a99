const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex='0']";

/** Lets Tab go round inside an element that covers the screen: what is behind it cannot be seen. */
export function keepTabInside(element: HTMLElement, event: KeyboardEvent): void {
  const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [stops[0], stops.at(-1)];
  const current = (element.getRootNode() as ShadowRoot).activeElement;
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  if (current !== from && !(event.shiftKey && current === element)) return;
  event.preventDefault();
  to?.focus();
}
