/** The account that both stand-ins of Twilio know, as settings of a deployment. */
export const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "not-a-real-twilio-token",
  TWILIO_FROM: "+15551234567",
};
