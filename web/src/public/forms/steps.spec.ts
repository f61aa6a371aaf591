import { asked, askedSteps, move, REVIEW, valuesFrom, type Check, type Step } from './steps.js';

const steps: Step[] = [
  {
    id: 'you',
    title: 'You',
    questions: [
      { name: 'name', kind: 'text', label: 'Name', needed: true },
      { name: 'visa', kind: 'choice', label: 'Visa', needed: false, options: [{ value: 'yes', label: 'Yes' }] },
      { name: 'passport', kind: 'text', label: 'Passport', needed: true, when: [{ name: 'visa', is: ['yes'] }] },
    ],
  },
  { id: 'consents', title: 'Consents', questions: [{ name: 'consent', kind: 'consent', label: 'Agree', needed: true }] },
];
const check: Check = (questions, values) => questions.filter(({ name, needed }) => needed && !values[name]).map(({ name }) => ({ field: name, text: 'needed' }));

describe('a form in steps', () => {
  it('stays with its faults, and goes on without', () => {
    expect(move(steps, 'you', 'on', {}, ['name', 'visa'], check)).toEqual({ kind: 'at', step: 'you', faults: [{ field: 'name', text: 'needed' }] });
    expect(move(steps, 'you', 'on', { name: ['A'] }, ['name', 'visa'], check)).toEqual({ kind: 'at', step: 'consents', faults: [] });
  });

  it('goes back without finding fault', () => {
    expect(move(steps, 'consents', 'back', {}, [], check)).toEqual({ kind: 'at', step: 'you', faults: [] });
  });

  it('asks a further question only when the answer calls for it', () => {
    const [you] = steps;
    if (!you) throw new Error('no step');
    expect(asked(you, { name: ['A'] }).map(({ name }) => name)).toEqual(['name', 'visa']);
    expect(asked(you, { visa: ['yes'] }).map(({ name }) => name)).toEqual(['name', 'visa', 'passport']);
  });

  it('shows a question that an answer has just opened before going on', () => {
    const optional: Step[] = [{ id: 'a', title: 'A', questions: [{ name: 'x', kind: 'choice', label: 'X', needed: true }, { name: 'y', kind: 'text', label: 'Y', needed: false, when: [{ name: 'x', is: ['1'] }] }] }];
    expect(move(optional, 'a', 'on', { x: ['1'] }, ['x'], check)).toEqual({ kind: 'at', step: 'a', faults: [] });
    expect(move(optional, 'a', 'on', { x: ['1'] }, ['x', 'y'], check)).toEqual({ kind: 'at', step: REVIEW, faults: [] });
  });

  it('passes over a section that is not for this reader, there and back', () => {
    const some: Step[] = [
      { id: 'a', title: 'A', questions: [{ name: 'x', kind: 'choice', label: 'X', needed: false }] },
      { id: 'b', title: 'B', questions: [{ name: 'y', kind: 'text', label: 'Y', needed: true, when: [{ name: 'x', is: ['1'] }] }] },
      { id: 'c', title: 'C', questions: [{ name: 'z', kind: 'text', label: 'Z', needed: false }] },
    ];
    expect(move(some, 'a', 'on', {}, ['x'], check)).toEqual({ kind: 'at', step: 'c', faults: [] });
    expect(move(some, 'c', 'back', {}, [], check)).toEqual({ kind: 'at', step: 'a', faults: [] });
    expect(move(some, 'a', 'on', { x: ['1'] }, ['x'], check)).toEqual({ kind: 'at', step: 'b', faults: [] });
    expect(move(some, REVIEW, 'on', {}, [], check)).toEqual({ kind: 'send' });
    expect(askedSteps(some, { x: ['1'] }).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('is sent from the review when nothing is wrong anywhere, else leads to the first fault', () => {
    expect(move(steps, REVIEW, 'on', { name: ['A'], consent: ['yes'] }, [], check)).toEqual({ kind: 'send' });
    expect(move(steps, REVIEW, 'on', { consent: ['yes'] }, [], check)).toEqual({ kind: 'at', step: 'you', faults: [{ field: 'name', text: 'needed' }] });
  });

  it('goes from the review to the step that is to be changed', () => {
    expect(move(steps, REVIEW, 'to:you', {}, [], check)).toEqual({ kind: 'at', step: 'you', faults: [] });
  });

  it('takes no answers that it did not ask for', () => {
    expect(valuesFrom(steps, new URLSearchParams('name=+A+&role=administrator&visa='))).toEqual({ name: ['A'] });
  });
});
