import { formOf, question } from '../../../test/support/forms.js';
import { expiredAnswers } from './erasure.rules.js';
import type { FieldKind } from './form.js';

describe('answers that are kept for a time', () => {
  const form = formOf<FieldKind>(question('a', 'text', { keptDays: 90 }), question('b', 'passport', { keptDays: 30, sensitive: true }), question('c', 'text'));
  const answers = { a: 'x', 'b.number': 'N1234567', c: 'y', gone: 'z' };
  const ends = new Date('2026-09-24T12:00:00Z');
  const after = (days: number): Date => new Date(ends.getTime() + days * 86_400_000);

  it('are over when their days are, with every part of a question, and not a moment before', () => {
    expect(expiredAnswers(form, answers, ends, new Date(after(30).getTime() - 1))).toEqual([]);
    expect(expiredAnswers(form, answers, ends, after(30))).toEqual(['b.number']);
    expect(expiredAnswers(form, answers, ends, after(90))).toEqual(['a', 'b.number']);
  });

  it('stay as long as the registration where the form does not say', () => {
    expect(expiredAnswers(form, answers, ends, after(10_000))).toEqual(['a', 'b.number']);
  });
});
