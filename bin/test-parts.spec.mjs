import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose, countOf, partsOf } from './test-parts.mjs';

describe('the parts of npm test', () => {
  const parts = partsOf('/project', 'node', '/outputs');
  const names = (asked) => choose(parts, asked)?.map(({ name }) => name) ?? null;

  it('are all of them when none is named, checks first', () => {
    expect(names([])).toEqual(['types', 'lint', 'boundaries', 'dead', 'build', 'drift', 'unit', 'medium', 'http', 'faults', 'browser']);
  });

  it('are those that are named; "check" names all checks', () => {
    expect(names(['http', 'unit'])).toEqual(['unit', 'http']);
    expect(names(['check'])).toEqual(['types', 'lint', 'boundaries', 'dead', 'build', 'drift']);
  });

  it('are none when a name is nobody’s, so that a slip of the pen does not pass', () => {
    expect(names(['unti'])).toBeNull();
  });
});

describe('counting', () => {
  let folder;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'convoke-counts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const reported = (report) => {
    const counts = join(folder, 'counts.json');
    writeFileSync(counts, JSON.stringify(report));
    return { counts };
  };

  it('takes a check as one', () => {
    expect(countOf({}, false)).toEqual({ passed: 1, failed: 0 });
    expect(countOf({}, true)).toEqual({ passed: 0, failed: 1 });
  });

  it('reads what Jest says, suites that could not begin included', () => {
    expect(countOf(reported({ numPassedTests: 7, numFailedTests: 1, numRuntimeErrorTestSuites: 2 }), true)).toEqual({ passed: 7, failed: 3 });
  });

  it('reads what Playwright says', () => {
    expect(countOf(reported({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 } }), true)).toEqual({ passed: 6, failed: 2 });
  });

  it('has a failure for a part that failed although its report shows none, or that left no report', () => {
    expect(countOf(reported({ numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }), true)).toEqual({ passed: 7, failed: 1 });
    expect(countOf({ counts: join(folder, 'never-written.json') }, true)).toEqual({ passed: 0, failed: 1 });
  });
});
