import { describe, expect, it } from "vitest";
import { heard, offered } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { createTalkingStudio, modelOf } from "../support/model.ts";
import type { ScriptedCall, ScriptedReply } from "../support/model-script.ts";

const look = (when: string, more: object = {}): ScriptedCall => ({
  name: "check_availability",
  args: { service: "Massage", when, staff: null, moving: null, ...more },
});
const BYE: ScriptedReply = { text: "Anything comfortable is fine." };

/** A conversation in which the model replies this, and what it was told by its tools in the end. */
async function talk(text: string, ...replies: ScriptedReply[]) {
  const studio = await createTalkingStudio();
  const model = modelOf(studio);
  const chat = await RestChat.open(studio.id);
  await model.will(...replies);
  const said = await chat.say(text);
  return { said, model, chat, studio };
}

describe("tools that a model asks for", () => {
  it("together are all used, in their order, and each answer goes to the call that it is for", async () => {
    const { said, model } = await talk(
      "a massage: the first available, or next Tuesday, or next Wednesday",
      { calls: [look("first available"), look("next Tuesday"), look("next Wednesday at 3 pm")] },
      { text: "On Wednesday there is $time:1." },
    );
    const { messages } = await model.lastRequest();
    const asked = messages.find(({ tool_calls }) => tool_calls)?.tool_calls ?? [];
    expect(asked).toHaveLength(3);
    expect(messages.slice(-3).map(({ role, tool_call_id }) => ({ role, id: tool_call_id }))).toEqual(
      asked.map(({ id }) => ({ role: "tool", id })),
    );
    expect(await model.toldByTools()).toMatchObject([
      { times: expect.any(Array) },
      { times: [{ time: expect.stringContaining("Tuesday") }, {}, {}] },
      { times: [{ time: expect.stringContaining("Wednesday") }] },
    ]);
    expect(offered(said).map(({ label }) => label)).toEqual(["3:00 pm"]);
  });

  it("are four of a reply at most", async () => {
    const { model } = await talk("the first available massage", { calls: Array(6).fill(look("first available")) }, BYE);
    const { messages } = await model.lastRequest();
    expect(messages.flatMap(({ tool_calls = [] }) => tool_calls)).toHaveLength(4);
    expect(await model.toldByTools()).toHaveLength(4);
  });

  it("without an id each are told apart", async () => {
    const { model } = await talk(
      "the first available massage, or next Tuesday",
      { calls: [look("first available"), look("next Tuesday")], withoutIds: true },
      BYE,
    );
    const { messages } = await model.lastRequest();
    const [one, other] = messages.find(({ tool_calls }) => tool_calls)?.tool_calls ?? [];
    expect(one?.id).not.toBe(other?.id);
    expect(messages.slice(-2).map(({ tool_call_id }) => tool_call_id)).toEqual([one?.id, other?.id]);
  });

  it.each<[string, ScriptedCall, RegExp]>([
    ["with arguments that are no JSON", { name: "hold_slot", args: '{"offerId": "a' }, /bad_arguments/],
    ["with nothing for arguments", { name: "hold_slot", args: "" }, /bad_arguments/],
    ["with arguments of another form", { name: "hold_slot", args: { offer: 1 } }, /bad_arguments/],
    ["with more than it may say", look("first available", { price: 0 }), /bad_arguments/],
    ["with a text that is too long", look("x".repeat(201)), /bad_arguments/],
    ["with an offer that nobody made", { name: "hold_slot", args: { offerId: "12345678" } }, /unknown_offer/],
    ["that there are not", { name: "refund_payment", args: {} }, /unknown_tool.*check_availability/],
    ["by a name of the language", { name: "constructor", args: {} }, /unknown_tool/],
  ])("%s are refused in words that help it on, and it goes on", async (_, call, refusal) => {
    const { said, model } = await talk("what should I wear?", { calls: [call] }, BYE);
    const told = await model.toldByTools();
    expect(JSON.stringify(told)).toMatch(refusal);
    expect(told).toMatchObject([{ help: expect.stringMatching(/./) }]);
    expect(heard(said)).toBe(BYE.text);
  });

  it("are told to it as they are, without what strict schemas do not know everywhere", async () => {
    const { model } = await talk("what should I wear?", BYE);
    const { tools = [], temperature, stream_options } = await model.lastRequest();
    expect(tools.map(({ function: { name } }) => name)).toEqual([
      ...["check_availability", "hold_slot", "confirm_booking", "lookup_booking", "reschedule_booking"],
      ...["cancel_booking", "create_inquiry", "schedule_contact_followup"],
    ]);
    for (const { function: tool } of tools) {
      expect(tool).toMatchObject({ strict: true, parameters: { type: "object", additionalProperties: false } });
      expect(tool.parameters.required).toEqual(Object.keys(tool.parameters.properties as object));
      expect(JSON.stringify(tool.parameters)).not.toContain("maxLength");
    }
    expect({ temperature, stream_options }).toEqual({ temperature: 0.3, stream_options: { include_usage: true } });
  });

  it("are used in five rounds, and then it has to say something", async () => {
    const rounds = Array(5).fill({ calls: [look("first available")] });
    const { said, model } = await talk("the first available massage", ...rounds, BYE);
    expect((await model.requests()).map(({ body }) => body.tool_choice)).toEqual([...Array(5).fill("auto"), "none"]);
    expect(heard(said)).toContain(BYE.text);
    expect(offered(said)).not.toEqual([]);
  });

  it("are not used any more where it asks for them instead of saying something", async () => {
    const rounds = Array(6).fill({ calls: [look("first available")] });
    const { said, model } = await talk("the first available massage", ...rounds);
    expect(await model.requests()).toHaveLength(6);
    expect(heard(said)).toMatch(/./);
    expect(offered(said)).not.toEqual([]);
  });
});

describe("a reply", () => {
  it.each<[string, ScriptedReply]>([
    ["without a word", { text: "" }],
    ["of white space", { text: " \n " }],
    ["of signs", { text: "…" }],
  ])("%s is as none: the rules answer", async (_, reply) => {
    const { said, chat, model } = await talk("where do I park?", reply);
    expect(heard(said)).toContain("metered parking on Linden Street");
    // It is no outage: the model is asked the next time.
    await model.will(BYE);
    expect(heard(await chat.say("what should I wear?"))).toBe(BYE.text);
  });
});
