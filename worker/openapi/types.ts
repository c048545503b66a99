import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../app-env.ts";

/** An OpenAPI 3.1 document, as the library types it. */
export type Document = ReturnType<OpenAPIHono<AppEnv>["getOpenAPI31Document"]>;
export type Operation = NonNullable<NonNullable<Document["paths"]>[string]["get"]>;
export type Schemas = NonNullable<NonNullable<Document["components"]>["schemas"]>;
export type Schema = Exclude<Schemas[string], { $ref: string }>;

/** Where something stands in the document that is said once for many. */
export interface Reference {
  $ref: string;
}

/** An answer, as our documents have it. */
export type Answer = {
  description: string;
  headers?: Record<string, Reference>;
  content?: Record<string, { schema: Schema }>;
};

/** A parameter, as our documents have it. */
export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema: Schema;
};

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

/** An operation and its address. */
export interface Call {
  path: string;
  method: Method;
  operation: Operation;
}

/** Every operation of a document, in its order. */
export function callsOf({ paths = {} }: Pick<Document, "paths">): Call[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}
