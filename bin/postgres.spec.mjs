import { mayEnter } from './postgres-programs.mjs';
import { decide, isAlive, parsePidFile, processOf } from './postgres-state.mjs';

describe('the file that a PostgreSQL server leaves beside its data', () => {
  it('names process and port', () => {
    expect(parsePidFile('4711\n/data\n1790000000\n54321\n\n127.0.0.1\n')).toEqual({ pid: 4711, port: 54_321 });
  });

  it('has no port yet while the server starts', () => {
    expect(parsePidFile('4711\n/data\n')).toEqual({ pid: 4711, port: 0 });
  });

  it('says nothing when it was cut off, or is no such file', () => {
    for (const text of ['', '\n', 'no number\n', '-3\n/data\n']) expect(parsePidFile(text)).toBeNull();
  });
});

describe('what to do about a server that may be there', () => {
  const found = { pid: 4711, port: 54_321 };
  const state = (more = {}) => ({ fileExists: true, process: 'server', answers: false, waited: 0, ...more });

  it('starts one when there is nothing', () => {
    expect(decide(null, state({ fileExists: false, process: 'gone' }))).toBe('start');
  });

  it('uses one that answers', () => {
    expect(decide(found, state({ answers: true }))).toBe('use');
  });

  it('waits for one that is starting or dying, and not for ever', () => {
    expect(decide(found, state({ waited: 59 }))).toBe('wait');
    expect(decide(found, state({ waited: 60 }))).toBe('give-up');
  });

  it('leaves the file of one that is gone to the next, which looks first whether anything of it still runs', () => {
    expect(decide(found, state({ process: 'gone' }))).toBe('start');
  });

  it('clears a file that was cut off, or whose number is another program’s by now', () => {
    expect(decide(null, state({ process: 'gone' }))).toBe('clear-and-start');
    expect(decide(found, state({ process: 'other' }))).toBe('clear-and-start');
  });
});

describe('a process', () => {
  it('is another program’s when it is this one', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(processOf(process.pid)).toBe('other');
  });

  it('is gone when there is none of that number', () => {
    expect(processOf(2 ** 22 + 1)).toBe('gone');
  });
});

describe('whether a user may enter a folder', () => {
  const user = { uid: 100, gid: 200 };
  const folders = {
    '/': { uid: 0, gid: 0, mode: 0o755 },
    '/root': { uid: 0, gid: 0, mode: 0o700 },
    '/root/convoke': { uid: 0, gid: 0, mode: 0o755 },
    '/srv': { uid: 0, gid: 0, mode: 0o755 },
    '/srv/ours': { uid: 0, gid: 200, mode: 0o710 },
    '/srv/mine': { uid: 100, gid: 0, mode: 0o077 },
  };
  const stat = (path) => folders[path] ?? null;

  it('depends on every folder above it', () => {
    expect(mayEnter(user, '/srv', stat)).toBe(true);
    expect(mayEnter(user, '/root/convoke', stat)).toBe(false);
    expect(mayEnter(user, '/srv/not/there/yet', stat)).toBe(true);
  });

  it('is told by the rights that apply: the owner’s, else the group’s, else everybody’s', () => {
    expect(mayEnter(user, '/srv/ours', stat)).toBe(true);
    expect(mayEnter({ uid: 100, gid: 300 }, '/srv/ours', stat)).toBe(false);
    expect(mayEnter(user, '/srv/mine', stat)).toBe(false);
  });
});
