import { createRouter } from "./wire.ts";
export const chat = createRouter();
