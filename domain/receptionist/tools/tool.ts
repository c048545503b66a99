import type { z } from "zod";
import type { TenantConfig } from "../../../db/queries/tenant-config.ts";
import type { Language } from "../../../words/languages.ts";
import type { Context } from "../../context.ts";
import type { Memory } from "../memory.ts";

/** What a tool may know of the conversation it is used in. */
export interface ToolSession {
  memory: Readonly<Memory>;
  config: TenantConfig;
  /** What the conversation is held in. */
  language: Language;
  /** Minted and stored before the tool runs: a turn that is resumed runs it again with the same id. */
  callId: string;
}

/** A tool's answer, and what the conversation remembers from it. Both are stored, so that a resumed turn has them. */
export interface ToolResult<Outcome> {
  outcome: Outcome;
  remember: Partial<Memory>;
  /** The tenant's configuration, where the tool has just read it. */
  config?: TenantConfig;
}

/** One thing that the receptionist can do. Every channel and both brains use the same ones. */
export interface Tool<Name extends string, Args extends z.ZodType, Outcome> {
  name: Name;
  /** For a model that chooses among tools. */
  description: string;
  args: Args;
  run(ctx: Context, session: ToolSession, args: z.output<Args>): Promise<ToolResult<Outcome>>;
}

export function defineTool<Name extends string, Args extends z.ZodType, Outcome>(
  tool: Tool<Name, Args, Outcome>,
): Tool<Name, Args, Outcome> {
  return tool;
}
