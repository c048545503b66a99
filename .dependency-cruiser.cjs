/** The layering of the house: imports run one way only. */
const inside = (folder) => `^${folder}/`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid(
      "no-cycles",
      "A cycle has no lower layer.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid(
      "db-is-lowest",
      "The database layer knows nothing above it.",
      { path: inside("db") },
      { path: "^(worker|durable-objects|queues|adapters|domain|widget|console)/" },
    ),
    forbid(
      "domain-knows-no-platform",
      "The business knows neither adapters nor doors.",
      { path: inside("domain") },
      { path: "^(worker|durable-objects|queues|adapters|widget|console)/" },
    ),
    forbid(
      "domain-knows-no-vendor",
      "No Cloudflare, no SDK, no framework: what the business needs comes through Context.",
      { path: inside("domain") },
      {
        path: "cloudflare:|node_modules/(hono|@hono|openai|twilio|wrangler|@cloudflare|@neondatabase|drizzle-orm|jose|nanoid)/",
      },
    ),
    forbid(
      "domain-reaches-the-database-by-queries",
      "SQL stays in db/queries; the domain takes types and functions, never the driver.",
      { path: inside("domain") },
      { path: "^db/(local|migrate|seed|demo)" },
    ),
    forbid(
      "adapters-know-no-doors",
      "Adapters serve the doors and never call them.",
      { path: inside("adapters") },
      { path: "^(worker|durable-objects|queues|widget|console)/" },
    ),
    forbid(
      "doors-are-siblings",
      "Objects and consumers import no other door.",
      { path: "^(durable-objects|queues)/" },
      { path: "^(worker|widget|console)/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "objects-and-queues-are-siblings",
      "worker/index.ts alone hands on the object classes and consumers.",
      { path: "^(worker/(?!index\\.ts)|queues/)" },
      { path: inside("durable-objects") },
    ),
    forbid(
      "doors-use-verbs",
      "Doors ask the domain; only it and the adapters reach the database.",
      { path: "^(worker|durable-objects|queues)/" },
      { path: "^db/(client\\.ts$|queries/)", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "browser-takes-wire-types-only",
      "What runs in a browser imports the types of the wire, the words that it shows, and no code of ours but for the arithmetic of colours.",
      { path: "^(widget|console)/" },
      {
        path: "^(worker|durable-objects|queues|adapters|domain|db)/",
        pathNot: "^domain/catalogue/accent\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "what-the-widget-carries-is-alone",
      "Whatever it imported would reach the visitor's browser.",
      { path: "^domain/catalogue/accent\\.ts$" },
      { path: "." },
    ),
    forbid(
      "words-are-words",
      "A language says things and knows nothing; browsers carry it.",
      { path: inside("words") },
      { path: "^(worker|durable-objects|queues|adapters|domain|db|widget|console)/" },
    ),
    forbid(
      "local-stack-stays-local",
      "What runs in production does not import the local stack, but for the list of values that it must refuse.",
      { path: "^(worker|durable-objects|queues|adapters|domain|db/(queries|schema|client))" },
      { path: "^db/local/(?!development-vars)" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^widget/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".mjs", ".css"] },
  },
};
