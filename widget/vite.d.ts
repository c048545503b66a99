/// <reference types="vite/types/importMeta.d.ts" />

/** Vite hands a stylesheet over as text, for `CSSStyleSheet.replaceSync`. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}

/** Vite fills this in: the file name of the chat chunk, hash included, below the loader's own address. */
declare module "virtual:chat-file" {
  const file: string;
  export default file;
}
