/** A throw-away database behind the gateway, for tests and the benchmark: free ports, migrated, empty. */
import { migrate } from "../migrate.ts";
import { appUrl } from "./app-login.ts";
import { localAppPassword } from "./development-vars.ts";
import { startGateway } from "./gateway.ts";
import { startPostgres } from "./postgres.ts";

export interface TestStack {
  /** The application role's URL, for the driver: its host is never contacted, the gateway is. */
  databaseUrl: string;
  /** Direct URL of the superuser, who owns the schema. */
  ownerUrl: string;
  gatewayUrl: string;
  /** For `neonConfig.fetchEndpoint`. */
  fetchEndpoint: string;
  stop(): Promise<void>;
}

export async function startTestStack(): Promise<TestStack> {
  const postgres = await startPostgres();
  try {
    await migrate({ url: postgres.url, appPassword: localAppPassword });
    const gateway = await startGateway({ port: 0, postgresPort: postgres.port });
    return {
      databaseUrl: appUrl(postgres.port),
      ownerUrl: postgres.url,
      gatewayUrl: gateway.url,
      fetchEndpoint: gateway.fetchEndpoint,
      stop: async () => {
        await gateway.stop();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
