import type { Context } from "../context.ts";
import type { Draft } from "./turn.ts";

/** Gives every ticket the link to its client's own page. */
export function withManageLinks(ctx: Pick<Context, "tenantId" | "links">, drafts: readonly Draft[]): Promise<Draft[]> {
  return Promise.all(
    drafts.map(async (draft) => {
      if (draft.kind !== "card" || draft.card !== "booked") return draft;
      const manageUrl = await ctx.links.manage(ctx.tenantId, draft.data.appointmentId);
      return { ...draft, data: { ...draft.data, manageUrl } };
    }),
  );
}
