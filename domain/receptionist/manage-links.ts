import type { Context } from "../context.ts";
import type { Entry } from "./protocol.ts";
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

/** A line as it may be kept for others to read: whoever has a ticket's link could move or cancel the appointment. */
export function withoutManageLink(entry: Entry): Entry {
  if (entry.kind !== "card" || entry.card !== "booked") return entry;
  const { manageUrl: _, ...data } = entry.data;
  return { ...entry, data };
}
