import { hkdfSync } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** Which part of Convoke a process plays: requests, jobs, or both (`npm start` on a laptop). */
export type ProcessRole = 'all' | 'web' | 'worker';

/** Settings of this installation, read once from the environment. All other code asks here, never the environment. */
export class Config {
  readonly role: ProcessRole;
  readonly host: string;
  readonly port: number;
  /** Address under which people reach this installation, without a trailing slash; links in mail start with it. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  /** Connections to PostgreSQL kept by this process. */
  readonly databasePool: number;
  /** Redis for the queue; null runs the queue on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** Connections to the mail server that this process keeps at most. */
  readonly mailConnections: number;
  /** Mails a second that this process sends at most; 0 for as many as it can. */
  readonly mailPerSecond: number;
  /** How long the mail server may be silent, in seconds, before a mail counts as unanswered. */
  readonly mailPatience: number;
  readonly logLevel: string;
  /** Requests a minute that one network may make of this process; 0 for any number. */
  readonly rateLimit: number;
  /** Proxies whose word about a reader's address is taken: addresses, networks (`10.0.0.0/8`), or names such as `loopback`. None: the address is that of whoever connects. */
  readonly trustedProxies: readonly string[];
  /** True on the demonstration installation: shows the inbox link and the demonstration sign-in. */
  readonly demonstration: boolean;
  /** Where the demonstration inbox is, when there is one. */
  readonly inboxUrl: string | null;
  readonly instanceName: string;
  /** Where uploaded files lie; a whole path, outside of what any web server serves. */
  readonly filesFolder: string;
  /** ClamAV's socket, `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`; null when files are not looked through. */
  readonly clamavUrl: URL | null;
  private readonly secret: Buffer;
  /** Secrets that this installation had before, the latest first; what was sealed under them still opens. */
  private readonly earlierSecrets: readonly Buffer[];

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const problems: string[] = [];
    const text = (name: string, otherwise?: string): string => {
      const value = env[name] ?? otherwise;
      if (value === undefined || value === '') problems.push(`${name} is not set`);
      return value ?? '';
    };
    const whole = (name: string, otherwise: number, min: number, max: number): number => {
      const value = env[name] === undefined ? otherwise : Number(env[name]);
      if (!Number.isInteger(value) || value < min || value > max) problems.push(`${name} must be a whole number from ${min} to ${max}`);
      return value;
    };
    const role = text('CONVOKE_ROLE', 'all');
    if (role !== 'all' && role !== 'web' && role !== 'worker') problems.push('CONVOKE_ROLE must be all, web or worker');
    this.role = role as ProcessRole;
    this.host = text('HOST', '127.0.0.1');
    this.port = whole('PORT', 3000, 0, 65_535);
    this.publicUrl = text('PUBLIC_URL', `http://localhost:${this.port}`).replace(/\/+$/, '');
    if (!URL.canParse(this.publicUrl)) problems.push('PUBLIC_URL must be an address such as https://events.example.org');
    this.databaseUrl = text('DATABASE_URL');
    this.databasePool = whole('DATABASE_POOL', 12, 2, 200);
    this.redisUrl = env['REDIS_URL'] || null;
    this.smtpUrl = text('SMTP_URL');
    this.mailFrom = text('MAIL_FROM', 'Convoke <no-reply@convoke.example>');
    this.mailConnections = whole('MAIL_CONNECTIONS', 5, 1, 100);
    this.mailPerSecond = whole('MAIL_PER_SECOND', 0, 0, 10_000);
    this.mailPatience = whole('MAIL_PATIENCE', 120, 1, 600);
    this.logLevel = text('LOG_LEVEL', 'info');
    this.rateLimit = whole('RATE_LIMIT', 1_200, 0, 1_000_000);
    this.trustedProxies = (env['TRUSTED_PROXIES'] ?? '').split(/[\s,]+/).filter((proxy) => proxy !== '');
    if (!this.trustedProxies.every(isProxy)) problems.push('TRUSTED_PROXIES must hold addresses, networks such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, with commas between');
    this.demonstration = env['CONVOKE_DEMO'] === '1';
    this.inboxUrl = env['INBOX_URL'] || null;
    this.instanceName = text('INSTANCE_NAME', 'Convoke');
    this.filesFolder = resolve(text('CONVOKE_FILES', '.data/files'));
    const clamav = env['CLAMAV_URL'] || null;
    this.clamavUrl = clamav !== null && URL.canParse(clamav) ? new URL(clamav) : null;
    if (clamav !== null && !isScannerAddress(this.clamavUrl)) problems.push('CLAMAV_URL must be an address such as tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl');
    this.secret = Buffer.from(text('CONVOKE_SECRET'), 'base64');
    if (this.secret.length < 32) problems.push('CONVOKE_SECRET must be at least 32 random bytes in base64 (openssl rand -base64 32)');
    this.earlierSecrets = (env['CONVOKE_EARLIER_SECRETS'] ?? '').split(/[\s,]+/).flatMap((earlier) => (earlier === '' ? [] : [Buffer.from(earlier, 'base64')]));
    if (this.earlierSecrets.some(({ length }) => length < 32)) problems.push('CONVOKE_EARLIER_SECRETS must hold secrets as CONVOKE_SECRET was, with spaces between');
    if (problems.length > 0) throw new ConfigError(problems);
  }

  get runsWeb(): boolean {
    return this.role !== 'worker';
  }

  get runsWorker(): boolean {
    return this.role !== 'web';
  }

  /** A 32-byte key for one purpose (`'tickets'`, `'sign-in'`), derived from the installation's secret (RFC 5869). */
  deriveKey(purpose: string): Buffer {
    return derived(this.secret, purpose);
  }

  /** The keys of one purpose that were in use before the secret was changed, the latest first: for opening, never for sealing. */
  earlierKeys(purpose: string): Buffer[] {
    return this.earlierSecrets.map((secret) => derived(secret, purpose));
  }
}

/** True for what may stand for proxies: an address, a network, or the name of one. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** True for a socket that ClamAV may listen on: a host and a port, or a place in the file system. */
function isScannerAddress(address: URL | null): boolean {
  return address !== null && ((address.protocol === 'tcp:' && address.hostname !== '') || (address.protocol === 'unix:' && address.pathname.length > 1));
}

function derived(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'convoke', purpose, 32));
}

/** The settings cannot be used. Lists everything wrong at once, each by its variable. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Settings cannot be used: ${problems.join('; ')}.`);
    this.name = 'ConfigError';
  }
}
