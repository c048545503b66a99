import { defineConfig, type Plugin } from "vite";

/**
 * Builds the widget into `widget/dist`: first the chat, a module and one for the words of each language, then the loader
 * `widget.js`, a classic script that knows the name of the first. `widget/public` is copied beside them.
 */
export default defineConfig({
  root: "widget",
  builder: {
    // One config for both builds, so that the second sees what the first wrote.
    sharedConfigBuild: true,
    async buildApp(builder) {
      for (const name of ["chat", "loader"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  plugins: [chatFileName()],
  build: {
    outDir: "dist",
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    reportCompressedSize: true,
  },
  environments: {
    // As for clients, Vite would wrap `import()` in a helper that preloads what a chunk needs besides; ours need nothing.
    chat: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        minify: true,
        emptyOutDir: true,
        rolldownOptions: {
          input: "widget/chat.tsx",
          // The loader calls `mount` by its name.
          preserveEntrySignatures: "strict",
          output: {
            format: "es",
            entryFileNames: "widget/chat-[hash].js",
            chunkFileNames: "widget/[name]-[hash].js",
          },
        },
      },
    },
    loader: {
      consumer: "server",
      build: {
        minify: true,
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: "widget/loader.ts",
          output: { format: "iife", entryFileNames: "widget.js" },
        },
      },
    },
  },
});

/** Gives the loader the chat's file name as the module `virtual:chat-file`. */
function chatFileName(): Plugin {
  let chatFile: string | undefined;
  return {
    name: "gomomo-chat-file",
    sharedDuringBuild: true,
    resolveId: (id) => (id === "virtual:chat-file" ? `\0${id}` : undefined),
    load(id) {
      if (id !== "\0virtual:chat-file") return undefined;
      if (!chatFile) this.error("The chat has to be built before the loader.");
      return `export default ${JSON.stringify(chatFile)};`;
    },
    generateBundle(_, bundle) {
      if (this.environment.name !== "chat") return;
      chatFile = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry)?.fileName;
    },
  };
}
