import type { Config } from '../../platform/config/index.js';

/** Where the holder of an account chooses a password. The token stands behind `#`, so that no server and no log sees it. */
export function passwordUrl(config: Config, token: string): string {
  return `${config.publicUrl}/console/password#${token}`;
}
