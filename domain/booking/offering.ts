import type { ServiceConfig, TenantConfig } from "../../db/queries/tenant-config.ts";
import type { StaffRules } from "./availability.ts";

/** A service that is offered; undefined where there is none of this id. */
export function findService(config: TenantConfig, serviceId: string): ServiceConfig | undefined {
  return config.services.find(({ id }) => id === serviceId);
}

/** Who offers a service, in the tenant's order; only `staffId`, where it is given. */
export function staffOffering(config: TenantConfig, service: ServiceConfig, staffId?: string | null): StaffRules[] {
  return config.staff.filter(({ id }) => service.staffIds.includes(id) && (!staffId || id === staffId));
}
