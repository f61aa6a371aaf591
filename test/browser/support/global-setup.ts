import start from '../../support/start-postgres.mjs';
import stop from '../../support/stop-postgres.mjs';

/** One PostgreSQL for the run: the one that is named in TEST_POSTGRES_URL, else one of its own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const own = process.env['TEST_POSTGRES_URL'] === undefined;
  await start();
  return async () => {
    if (own) await stop();
  };
}
