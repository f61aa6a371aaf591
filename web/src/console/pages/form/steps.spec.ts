import { firstStep, redone, step, undone } from './steps.js';

describe('steps', () => {
  const three = step(step(firstStep('a'), 'ab', null), 'abc', null);

  it('are taken back one by one, and taken again', () => {
    expect(undone(three).now).toBe('ab');
    expect(undone(undone(three)).now).toBe('a');
    expect(undone(undone(undone(three))).now).toBe('a');
    expect(redone(undone(three)).now).toBe('abc');
    expect(redone(three).now).toBe('abc');
  });

  it('are one while the same is changed', () => {
    const typed = step(step(step(firstStep(''), 'T', 'label'), 'Tr', 'label'), 'Tra', 'label');
    expect(undone(typed).now).toBe('');
    expect(undone(step(typed, 'Tra!', 'hint')).now).toBe('Tra');
  });

  it('that were taken back are gone once something else is done', () => {
    expect(redone(step(undone(three), 'x', null)).now).toBe('x');
  });
});
