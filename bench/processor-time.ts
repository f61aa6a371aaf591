import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in which Linux counts processor time for `/proc`. */
const TICKS = 100;

/**
 * Seconds of processor time that these processes have used, with all that they started, those that have ended included; 0 where the system keeps no account in
 * `/proc`. Unlike a rate it hardly depends on what else runs on the machine.
 */
export function processorSeconds(pids: readonly number[]): number {
  const all = processes();
  const wanted = new Set(pids);
  for (let before = 0; before < wanted.size; ) {
    before = wanted.size;
    for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid);
  }
  return all.filter(({ pid }) => wanted.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

function processes(): { pid: number; parent: number; ticks: number }[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(name);
      if (stat === null) return [];
      // After the name in parentheses: state, parent, …; from the 12th on user, system, and the same of children that have ended.
      const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ').map(Number);
      const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15);
      return [{ pid: Number(name), parent: fields[1] ?? 0, ticks: user + system + childrenUser + childrenSystem }];
    });
}

/** Null for a process that has ended meanwhile. */
function statOf(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null;
    throw error;
  }
}
