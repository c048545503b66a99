import type { Claim } from "../../../db/queries/claim-job.ts";
import type { Context } from "../../context.ts";
import type { Ending } from "../ending.ts";

/**
 * What a job does. It may be begun again after any crash: what it does is either safe to repeat, or written down before
 * and looked up again.
 */
export type JobTool = (ctx: Context, claim: Claim) => Promise<Ending>;
