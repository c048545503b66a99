/** Whether a page may speak for its visitor to this tenant; without an Origin the caller is no browser and passes. */
export function originAllowed(origin: string | null, sites: readonly string[]): boolean {
  return origin === null || sites.includes(origin);
}
