import type { Context as HonoContext } from "hono";

/**
 * What a caller is counted by: the IPv4 address, or the /64 of an IPv6 address, which is what one customer has.
 * Source: https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-connecting-ip
 */
export function callerAddress(c: HonoContext): string {
  const address = c.req.header("cf-connecting-ip") ?? "unknown";
  if (!address.includes(":")) return address;
  // What stands before "::" is read from the left, and a /64 is four groups.
  const [left = ""] = address.split("::");
  const groups = left.split(":").filter((group) => group !== "");
  return [...groups, "0", "0", "0", "0"]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
