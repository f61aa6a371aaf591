import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What the tests need of the machine beyond npm: a browser and a Redis server. Installed where that is allowed, else told. */

const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== '';

function install(packages, say) {
  say(`Installing ${packages.join(', ')} from Debian …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** Path of a redis-server. */
export function ensureRedis(say) {
  if (!onPath('redis-server') && mayInstall()) install(['redis-server'], say);
  const found = onPath('redis-server');
  if (found) return found;
  throw new Error('The queue tests need redis-server. Install it (Debian: apt-get install redis-server; macOS: brew install redis) and run npm test again.');
}

/** Makes a Chromium available: the system's, Debian's, or Playwright's own. */
export function ensureChromium(say) {
  if (onPath('chromium')) return;
  if (mayInstall()) return install(['chromium', 'fonts-noto-core'], say);
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  if (spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' }).status !== 0) {
    throw new Error('The browser tests need Chromium. Install it so that "chromium" is on the PATH, and run npm test again.');
  }
}
