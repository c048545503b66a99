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
  plugins: [chatFileName(), onePart()],
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

/** What each build takes of a language's file. */
const parts: Readonly<Record<string, string>> = { chat: "widget", loader: "bubble" };

/**
 * Leaves of a language's file the part that is wanted and what that names. A bundler would keep more: it cannot know
 * that whatever such a file computes is words.
 */
function onePart(): Plugin {
  return {
    name: "gomomo-one-part",
    transform(code, id) {
      const part = parts[this.environment.name];
      if (!part || !/\/words\/..\.ts$/.test(id)) return undefined;
      const statements = this.parse(code).body.map((node) => {
        const declared = "declaration" in node ? node.declaration : node;
        return {
          text: code.slice(node.start, node.end),
          names: namesIn(declaredBy(declared)),
          uses: namesIn(node),
        };
      });
      const wanted = new Set([part]);
      // A set that grows while it is walked through is walked through to its end.
      for (const name of wanted) {
        const where = statements.find(({ names }) => names.has(name));
        for (const used of where?.uses ?? []) wanted.add(used);
      }
      const kept = statements.filter(({ names }) => [...names].some((name) => wanted.has(name)));
      return { code: kept.map(({ text }) => text).join("\n"), map: null };
    },
  };
}

/** The part of a top-level statement that gives names. */
function declaredBy(node: unknown): unknown {
  const { declarations, specifiers, id } = node as Record<"declarations" | "specifiers" | "id", unknown>;
  if (Array.isArray(declarations)) return declarations.map((each) => each.id);
  return specifiers ?? id;
}

/** Every name in a piece of a syntax tree, but for those of an object's properties. */
function namesIn(piece: unknown): Set<string> {
  if (piece === null || typeof piece !== "object") return new Set();
  const { type, name, computed, key: _key, property: _property, ...rest } = piece as Record<string, unknown>;
  if (type === "Identifier") return new Set([String(name)]);
  return new Set(Object.values(computed ? piece : rest).flatMap((each) => [...namesIn(each)]));
}
