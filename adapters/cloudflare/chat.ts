/** The client of one conversation's object. Both ids come from a verified token or were minted for this call. */
export function chatSession(env: Env, { tenantId, sessionId }: { tenantId: string; sessionId: string }) {
  return env.CHAT_SESSION.getByName(`${tenantId}:${sessionId}`);
}
