import type { Call, Document, Parameter, Schema } from "./types.ts";

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: "00000000-0000-4000-8000-000000000001",
  "date-time": "2030-01-15T15:00:00Z",
  date: "2030-01-15",
  email: "ana@example.com",
  uri: "https://example.com/",
};

/** What a reference in a document leads to. */
export function resolve(document: Document, schema: Schema): Schema {
  const name = nameOfReference(schema);
  return name === null ? schema : ((document.components?.schemas?.[name] ?? {}) as Schema);
}

/** The name of the schema that a reference leads to; null for what is no reference. */
export function nameOfReference(schema: object): string | null {
  return "$ref" in schema && typeof schema.$ref === "string" ? (schema.$ref.split("/").at(-1) ?? null) : null;
}

/** A value such as a schema describes: what must be there, and of a choice the first. */
export function exampleOf(document: Document, of: Schema, name = ""): unknown {
  const schema = resolve(document, of);
  const [first] = schema.examples ?? schema.enum ?? [];
  if (first !== undefined) return first;
  if (schema.default !== undefined) return schema.default;
  const choice = (schema.oneOf ?? schema.anyOf)?.[0];
  if (choice) return exampleOf(document, choice as Schema, name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object": {
      const { properties = {}, required = [] } = schema;
      // People are known by their email or phone, which a schema's list of what is needed cannot say.
      const shown = Object.keys(properties).filter((key) => required.includes(key) || key === "email");
      return Object.fromEntries(shown.map((key) => [key, exampleOf(document, properties[key] as Schema, key)]));
    }
    case "array":
      return schema.items ? [exampleOf(document, schema.items as Schema, name)] : [];
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    default:
      return BY_FORMAT[schema.format ?? ""] ?? (name === "name" ? "Ana Gómez" : "…");
  }
}

/** How a call is made from a shell. Ids and secrets stand in variables. */
export function curlOf(document: Document, { path, method, operation }: Call): string {
  const parameters = (operation.parameters ?? []) as Parameter[];
  const inQuery = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const query = inQuery.map(({ name, schema }) => {
    return `${name}=${schema.format === "uuid" ? variable(name) : exampleOf(document, schema, name)}`;
  });
  const address =
    path.replace(/\{(\w+)\}/g, (_, name: string) => variable(name)) + (query.length ? `?${query.join("&")}` : "");
  const headers = parameters
    .filter(
      (parameter) =>
        parameter.in === "header" && (parameter.required || /^(Idempotency-Key|Hold-Token)$/.test(parameter.name)),
    )
    .map(({ name }) => `${name}: ${name === "Idempotency-Key" ? "$(uuidgen)" : variable(name)}`);
  const isOpen = operation.security?.some((scheme) => Object.keys(scheme).length === 0) ?? true;
  if (!isOpen) headers.unshift("Authorization: Bearer $KEY");

  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}"${document.servers?.[0]?.url ?? ""}${address}"`,
  ];
  for (const header of headers) lines.push(`-H "${header}"`);
  const body = operation.requestBody;
  if (body && "content" in body && body.content["application/json"]?.schema) {
    lines.push(`-H "Content-Type: application/json"`);
    const example = exampleOf(document, body.content["application/json"].schema as Schema);
    lines.push(`-d '${JSON.stringify(example, null, 2).replaceAll("\n", "\n  ")}'`);
  }
  return lines.join(" \\\n  ");
}

/** "tenantId" and "Hold-Token" as a shell's variables. */
function variable(name: string): string {
  return `$${name
    .replace(/-/g, "_")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toUpperCase()}`;
}
