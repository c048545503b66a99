import { describe, expect, it } from "vitest";
import { accentColours, contrastOf, DEFAULT_ACCENT, reach } from "../../../domain/catalogue/accent.ts";

describe("the accent colour", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it.each(["#ffff00", "#ffffff", "#ff8800", "#00ff00", "#777777", "#3b82f6"])("makes %s carry white text", (accent) => {
    expect(contrastOf(reach(accent, "#ffffff"), "#ffffff")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["#000000", "#0f5c63", "#00008b"])("makes %s readable on a dark ground", (accent) => {
    expect(contrastOf(reach(accent, "#171b1e"), "#171b1e")).toBeGreaterThanOrEqual(4.5);
  });

  it("leaves a good colour alone and replaces what is none", () => {
    expect(reach("#0f5c63", "#ffffff")).toBe("#0f5c63");
    expect(reach("red; } body { display: none", "#ffffff")).toBe(DEFAULT_ACCENT);
    expect(reach(undefined, "#ffffff")).toBe(DEFAULT_ACCENT);
  });

  it.each([
    "#ffff00",
    "#000000",
    "#2f6f5e",
    "#8a00ff",
  ])("shows %s so that it can be read in light and dark", (accent) => {
    const { fill, inkLight, inkDark } = accentColours(accent);
    expect(contrastOf(fill, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(inkLight, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(inkDark, "#171b1e")).toBeGreaterThanOrEqual(7);
  });
});
