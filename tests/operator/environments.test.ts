import { join } from "node:path";
import { expect, it } from "vitest";
import { unstable_readConfig as readConfig } from "wrangler";

type Limit = { name: string; namespace_id: string; simple: object };

const config = join(import.meta.dirname, "../../wrangler.toml");

/** What a deployment of an environment gets; wrangler inherits some of it and not the rest. */
function shapeOf(env?: string) {
  const {
    durable_objects,
    queues,
    send_email,
    ratelimits,
    triggers,
    assets,
    migrations,
    observability,
    compatibility_date,
    main,
  } = readConfig({ config, ...(env && { env }) }, { hideWarnings: true });
  return {
    objects: durable_objects.bindings,
    mail: send_email,
    // Each environment has queues of its own name.
    producers: queues.producers?.map(({ binding, queue }: { binding: string; queue: string }) => ({
      binding,
      queue: plain(queue),
    })),
    consumers: queues.consumers?.map(
      ({ queue, dead_letter_queue, ...rest }: { queue: string; dead_letter_queue?: string }) => ({
        ...{ queue: plain(queue), dead: dead_letter_queue && plain(dead_letter_queue) },
        ...rest,
      }),
    ),
    limits: ratelimits.map(({ name, simple }: Limit) => ({ name, simple })),
    ...{ triggers, assets, migrations, observability, compatibility_date, main },
  };
}

function plain(queue: string): string {
  return queue.replace(/^gomomo-(staging|production)-/, "gomomo-");
}

it.each(["staging", "production"])("%s gets all that the local stack is tested with", (env) => {
  expect(shapeOf(env)).toEqual(shapeOf());
  const { vars, name } = readConfig({ config, env }, { hideWarnings: true });
  expect({ name, vars }).toEqual({
    name: `gomomo-${env}`,
    vars: { ENVIRONMENT: env, PUBLIC_URL: "", MAIL_FROM: "", AUTONOMY_ENABLED: "false" },
  });
});

it("no two environments count in the same limits", () => {
  const ids = [undefined, "staging", "production"].flatMap((env) =>
    readConfig({ config, ...(env && { env }) }, { hideWarnings: true }).ratelimits.map(
      ({ namespace_id }: Limit) => namespace_id,
    ),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
