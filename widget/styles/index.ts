import adapt from "./adapt.css?inline";
import base from "./base.css?inline";
import cards from "./cards.css?inline";
import choices from "./choices.css?inline";
import composer from "./composer.css?inline";
import log from "./log.css?inline";
import notices from "./notices.css?inline";
import panel from "./panel.css?inline";

/** The chat's stylesheet; `adapt` comes last, because it overrides the others. */
export const css = [base, panel, log, choices, cards, composer, notices, adapt].join("");
