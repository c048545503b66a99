/** How mails look, as inline styles: the sizes, greys and corners of our pages (widget/public/pages/page.css). */

const LIGHT = { ground: "#f3f5f5", sheet: "#ffffff", line: "#d5dadd", text: "#14191c", quiet: "#4d565d" };
const DARK = { ground: "#101315", sheet: "#171b1e", line: "#3a4248", text: "#eef1f2", quiet: "#aeb7be" };

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif";
const MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace";
const WORDS = `margin:0;${FONT};font-size:15px;line-height:1.45;color:${LIGHT.text};overflow-wrap:anywhere;word-break:break-word`;
const FINE = `margin:0;${FONT};font-size:13px;line-height:1.45;color:${LIGHT.quiet};overflow-wrap:anywhere;word-break:break-word`;

export const style = {
  body: `margin:0;padding:0;background-color:${LIGHT.ground};-webkit-text-size-adjust:100%`,
  /** Read by inboxes, not by people who opened the mail. */
  preview: "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:transparent",
  ground: `background-color:${LIGHT.ground}`,
  column: "max-width:560px;margin:0 auto",
  sender: `${WORDS};font-weight:600;padding:0 16px 12px`,
  sheet: `background-color:${LIGHT.sheet};border:1px solid ${LIGHT.line};border-radius:12px;padding:20px 16px`,
  footer: `${FINE};padding:12px 16px 0`,
  footerLink: `color:${LIGHT.quiet};text-decoration:underline`,
  heading: `${WORDS};font-size:18px;line-height:1.3;font-weight:600`,
  text: WORDS,
  ticket: `border:1px solid ${LIGHT.line};border-radius:12px;border-collapse:separate`,
  ticketTop: `padding:16px;border-bottom:2px dashed ${LIGHT.line}`,
  stamp: `${FINE};font-weight:600;padding-bottom:8px`,
  service: `${WORDS};font-size:18px;line-height:1.3;font-weight:600`,
  struck: `text-decoration:line-through;color:${LIGHT.quiet}`,
  when: `${WORDS};font-size:24px;line-height:1.3;font-weight:600;padding:4px 0`,
  fine: FINE,
  reference: `${WORDS};${MONO};font-size:18px;line-height:1.3;font-weight:600;letter-spacing:0.06em`,
  button: `display:block;padding:12px 16px;border-radius:8px;${FONT};font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-align:center;text-decoration:none`,
  // By side, as many mail clients know no logical properties.
  quote: (direction: "ltr" | "rtl") => {
    const side = direction === "rtl" ? "right" : "left";
    return `border-${side}:4px solid ${LIGHT.line};padding-${side}:16px`;
  },
  quoted: `${WORDS};padding-bottom:8px`,
};

/** For clients that take it; others turn the colours around by themselves, or stay light. */
export const DARK_MODE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background-color:${DARK.ground}!important}
.sheet{background-color:${DARK.sheet}!important}
.text{color:${DARK.text}!important}
.quiet{color:${DARK.quiet}!important}
.line,.tear{border-color:${DARK.line}!important}
}`;
