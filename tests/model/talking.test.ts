import { expect, it } from "vitest";
import { heard, offered } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { createTalkingStudio, modelOf, promptOf } from "../support/model.ts";

const firstTimes = { service: "Massage", when: "first available", staff: null, moving: null };

it("a visitor is answered by the model, out of what the tools told it, and what it may not say is left out", async () => {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  await model.will(
    { calls: [{ name: "check_availability", args: firstTimes }] },
    { text: "The first time is $time:1. It costs $5. Does that suit you?" },
  );
  const chat = await RestChat.open(studio.id);

  const said = await chat.say("when could I come for a massage? the first available would be best");

  const [first, second] = offered(said);
  expect(heard(said)).toMatch(/^The first time is \w+ \d+ \w+ at [\d:]+ [ap]m\./);
  expect(heard(said)).not.toContain("$5");
  expect(second).toBeDefined();
  expect(promptOf(await model.lastRequest())).toContain(`Business: ${studio.tenant.name}`);
  expect(await model.toldByTools()).toMatchObject([{ service: "Massage" }]);
  expect(await model.requests()).toMatchObject([
    { outcome: "answered", authorization: "Bearer fake-key-for-a-stand-in", body: { tool_choice: "auto" } },
    { outcome: "answered", body: { model: "stand-in", stream: true } },
  ]);

  // The handle of an offer is known to nobody before, so it is filled in.
  await model.will({ text: "Good choice.", calls: [{ name: "hold_slot", args: { offerId: "$offer:1" } }] });
  const kept = await chat.say(`I would take ${first?.label}, please`);
  expect(heard(kept)).toContain("Good choice.");
  expect(await model.left()).toEqual([]);
});
