import type { Log } from "../domain/context.ts";
import { ALERTS, type Alert, type OperatorPort } from "../domain/messages/operator.ts";
import { operatorLetter } from "../domain/messages/operator-letter.ts";
import type { EmailPort, Sent } from "../domain/messages/ports.ts";
import type { Config } from "./config.ts";
import { inTime } from "./in-time.ts";
import { errorData } from "./log.ts";

const DEADLINE_MS = 10_000;

/** Tells the operator of trouble: at their webhook, else by mail, else in the log, where somebody may look. */
export function operatorAlerts({
  settings: { webhookUrl, email: to },
  email,
  log,
}: {
  settings: Config["operator"];
  email: EmailPort;
  log: Log;
}): OperatorPort {
  return {
    async alert(alert: Alert): Promise<Sent> {
      const { id, tenantId } = alert;
      if (webhookUrl) return post(webhookUrl, alert, log);
      if (to) {
        const letter = operatorLetter(alert);
        const common = { fromName: "gomomo", replyTo: null, unsubscribeUrl: null };
        return email.send({ id, tenantId: tenantId ?? "", to, letter, ...common });
      }
      log.error("operator_alert", wireOf(alert));
      return { outcome: "sent", providerId: id };
    },
  };
}

async function post(url: string, alert: Alert, log: Log): Promise<Sent> {
  try {
    const response = await inTime(DEADLINE_MS, (signal) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wireOf(alert)),
        // Where it leads, nobody has configured.
        redirect: "manual",
        signal,
      }),
    );
    await response.body?.cancel();
    if (response.ok) return { outcome: "sent", providerId: alert.id };
    return { outcome: "refused", reason: `http_${response.status}`, final: false };
  } catch (error) {
    log.warn("operator_not_reached", errorData(error));
    return { outcome: "unknown", reason: "no_answer" };
  }
}

function wireOf({ id, type, tenantId, at }: Alert) {
  return { id, type, message: ALERTS[type], tenantId, at: new Date(at).toISOString() };
}
