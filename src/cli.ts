import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Accounts, passwordUrl, Tokens, type Actor } from './access/index.js';
import { buildApplication } from './application.js';
import { loadDemo, resetDemo } from './demo/index.js';
import { Events, Rederivation } from './events/index.js';
import { Config } from './platform/config/index.js';
import { migrate } from './platform/database/index.js';
import { differenceLine, Reconciliation } from './registration/index.js';

/** One command: what it takes, what it does. */
interface Command {
  usage: string;
  run(app: INestApplicationContext, args: readonly string[]): Promise<string>;
}

const ACTOR: Actor = { kind: 'system', task: 'command line' };

const commands: Readonly<Record<string, Command>> = {
  'demo load': { usage: 'demo load — loads the demonstration; a second time changes nothing', run: async (app) => `${await loadDemo(app)} rows written.` },
  'demo reset': { usage: 'demo reset — empties this installation and loads the demonstration afresh', run: async (app) => `${await resetDemo(app)} rows written.` },
  'account create': {
    usage: 'account create --email ADDRESS --name NAME [--role administrator|secretariat] — answers the address under which its holder chooses a password',
    run: createAccount,
  },
  'token create': {
    usage: 'token create --name NAME --account ADDRESS --scope PERMISSION [--scope …] --expires 2027-01-31 — shows the token once',
    run: createToken,
  },
  'token list': {
    usage: 'token list — names, scopes and end dates; never the tokens',
    run: async (app) => {
      const tokens = await app.get(Tokens, { strict: false }).list();
      return tokens.map((token) => `${token.id}  ${token.name}  ${token.scopes.join(',')}  until ${token.expiresAt.toISOString().slice(0, 10)}${token.revokedAt ? '  revoked' : ''}`).join('\n') || 'There are no tokens.';
    },
  },
  'token revoke': {
    usage: 'token revoke ID — it stops working at once',
    run: async (app, [id = '']) => {
      await app.get(Tokens, { strict: false }).revoke(ACTOR, id);
      return 'Revoked.';
    },
  },
  'events rederive': {
    usage: 'events rederive — derives the instants of all events anew, after the rules of a zone have changed; workers do so once a day',
    run: async (app) => `${await app.get(Rederivation, { strict: false }).run()} events corrected.`,
  },
  'seats check': {
    usage: 'seats check [EVENT] — compares the ledgers of all events, or of the one with this id or public address, with a count of registrations; workers do so once a day',
    run: async (app, [event]) => {
      const differences = await app.get(Reconciliation, { strict: false }).differences(event === undefined ? null : await eventIdOf(app, event));
      if (differences.length > 0) throw new Error(`Seats do not add up:\n${differences.map((difference) => `  ${differenceLine(difference)}`).join('\n')}`);
      return 'All seats add up.';
    },
  },
  migrate: { usage: 'migrate — brings the schema up to date', run: () => Promise.resolve('The schema is up to date.') },
};

async function eventIdOf(app: INestApplicationContext, event: string): Promise<string> {
  const events = app.get(Events, { strict: false });
  return (isUUID(event) ? await events.get(event) : await events.bySlug(event)).id;
}

/** The first account of an installation can only be made here: all others are made by an administrator who is signed in. */
async function createAccount(app: INestApplicationContext, args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string', default: 'administrator' } } });
  const { email, name, role } = values;
  if (!email || !name || (role !== 'administrator' && role !== 'secretariat')) throw new Error(`Usage: ${commands['account create']?.usage ?? ''}`);
  const made = await app.get(Accounts, { strict: false }).create(ACTOR, { email, name, locale: 'en', grants: [{ role, eventId: null }] });
  return `${passwordUrl(app.get(Config, { strict: false }), made.passwordToken)}\nGood for three days, once. Hand it to ${name} yourself.`;
}

async function createToken(app: INestApplicationContext, args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: { name: { type: 'string' }, account: { type: 'string' }, scope: { type: 'string', multiple: true }, expires: { type: 'string' } } });
  const { name, account, scope, expires } = values;
  if (!name || !account || !scope || !expires) throw new Error(`Usage: ${commands['token create']?.usage ?? ''}`);
  const made = await app.get(Tokens, { strict: false }).create(ACTOR, { name, account, scopes: scope, expiresAt: new Date(`${expires}T23:59:59Z`) });
  return `${made.token}\nKeep it now: it is not shown again. Its id is ${made.id}.`;
}

const [noun = '', verb = '', ...rest] = process.argv.slice(2);
const command = commands[`${noun} ${verb}`.trim()] ?? commands[noun];
if (!command) {
  process.stdout.write(`Commands:\n${Object.values(commands).map(({ usage }) => `  ${usage}`).join('\n')}\n`);
  process.exit(noun === '' || noun === 'help' ? 0 : 1);
}
try {
  await migrate(new Config(process.env));
  const app = await buildApplication({ quiet: true });
  await app.init();
  process.stdout.write(`${await command.run(app, rest)}\n`);
  await app.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
