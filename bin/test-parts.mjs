import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `npm test` consists of, in order. A part is one or more commands; `counts` is where its runner writes how many tests passed,
 * a part without it counts as one. `needs` says what must stand beside it.
 */
export function partsOf(root, node, outputs) {
  const bin = (name) => [node, join(root, 'node_modules', name)];
  const check = (name, ...steps) => ({ name, isCheck: true, needs: [], steps });
  const jest = (name, ...needs) => {
    const counts = join(outputs, `${name}.json`);
    const step = [node, '--experimental-vm-modules', '--no-warnings=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', name, '--passWithNoTests', '--json', `--outputFile=${counts}`];
    return { name, isCheck: false, needs, counts, steps: [step] };
  };
  return [
    check('types', [...bin('ts7/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'], [...bin('ts7/bin/tsc'), '--noEmit', '-p', 'web/tsconfig.json']),
    check('lint', [...bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', 'src', 'test', 'bench', 'web/src', 'bin']),
    check('boundaries', [...bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'src']),
    check('dead', bin('knip/bin/knip.js')),
    check('build', [node, join(root, 'bin/build.mjs')]),
    { ...check('drift', [node, 'dist/src/openapi.js', '--check'], [node, 'bin/check-client.mjs']), needs: ['built'] },
    jest('unit'),
    jest('medium', 'postgres', 'redis'),
    jest('http', 'postgres', 'redis', 'built'),
    jest('faults', 'postgres', 'redis', 'built'),
    {
      name: 'browser',
      isCheck: false,
      needs: ['postgres', 'redis', 'built', 'chromium'],
      counts: join(outputs, 'browser.json'),
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(outputs, 'browser.json') },
      steps: [[...bin('@playwright/test/cli.js'), 'test', '--config', 'test/browser/playwright.config.ts']],
    },
  ];
}

/** The parts that are asked for by name (`check` is all checks); all without a name. Null when a name is nobody's. */
export function choose(parts, asked) {
  if (asked.length === 0) return parts;
  const known = new Set(['check', ...parts.map(({ name }) => name)]);
  if (asked.some((name) => !known.has(name))) return null;
  return parts.filter((part) => asked.includes(part.name) || (part.isCheck && asked.includes('check')));
}

/** How many tests of a part passed and failed. A part that failed has at least one failure, also when its runner could not even begin. */
export function countOf(part, failed) {
  if (!part.counts || !existsSync(part.counts)) return { passed: failed ? 0 : 1, failed: failed ? 1 : 0 };
  const { passed, failed: counted } = read(JSON.parse(readFileSync(part.counts, 'utf8')));
  return { passed, failed: Math.max(counted, failed ? 1 : 0) };
}

/** Jest and Playwright each count in their own words. */
function read(report) {
  if ('numPassedTests' in report) return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
}
