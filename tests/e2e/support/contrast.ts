import type { Locator } from "playwright-core";

/**
 * The texts inside that are hard to read: WCAG 2.2 wants 4.5 to 1 (1.4.3), and for times and codes we want 7 to 1
 * (1.4.6). What is switched off is exempt. Runs in the browser, so that every kind of colour is one that it knows.
 */
export async function hardToRead(root: Locator): Promise<string[]> {
  return root.locator("*").evaluateAll((elements) => {
    const [first] = elements;
    const { defaultView } = first.ownerDocument;
    const canvas = first.ownerDocument.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const styleOf = (element: unknown) => defaultView.getComputedStyle(element);
    const rgbaOf = (color: string): number[] => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const groundOf = (element: typeof first): number[] => {
      for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
        const color = rgbaOf(styleOf(at).backgroundColor);
        if (color[3] === 255) return color;
      }
      return [255, 255, 255];
    };
    const luminanceOf = (rgb: number[]): number => {
      const [red = 0, green = 0, blue = 0] = rgb.map((channel) =>
        channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    return elements.flatMap((element) => {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === 3)
        .map((node) => node.textContent.trim())
        .join("");
      if (!text || !element.checkVisibility() || element.closest("[aria-disabled=true], :disabled")) return [];
      const [a, b] = [luminanceOf(rgbaOf(styleOf(element).color)), luminanceOf(groundOf(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const needed = element.closest("time, code, button[aria-pressed]") ? 7 : 4.5;
      return ratio < needed ? [`${text}: ${ratio.toFixed(2)} of ${needed}`] : [];
    });
  });
}
