import { checkAnswers, divide } from './form.js';
import { STANDARD_FORM } from './standard-form.js';

describe('answers to a form', () => {
  it('may be left out where nothing is required', () => {
    expect(checkAnswers(STANDARD_FORM, {})).toEqual([]);
  });

  it('are asked for only where the question is asked', () => {
    expect(checkAnswers(STANDARD_FORM, { visaLetter: 'no' })).toEqual([]);
    expect(checkAnswers(STANDARD_FORM, { visaLetter: 'yes' })).toEqual([{ field: 'passport', code: 'ANSWER_MISSING' }]);
    expect(checkAnswers(STANDARD_FORM, { visaLetter: 'yes', passport: 'N1234567' })).toEqual([]);
  });

  it('must be among those offered, and of the kind that was asked', () => {
    expect(checkAnswers(STANDARD_FORM, { interpretation: 'fr', phone: 'call me', dietary: 7 })).toEqual([
      { field: 'phone', code: 'ANSWER_INVALID' },
      { field: 'interpretation', code: 'ANSWER_INVALID' },
      { field: 'dietary', code: 'ANSWER_INVALID' },
    ]);
  });

  it('to questions that the form does not have are named', () => {
    expect(checkAnswers(STANDARD_FORM, { isAdmin: true })).toEqual([{ field: 'isAdmin', code: 'ANSWER_UNKNOWN' }]);
  });

  it('are divided into what is open and what is sealed', () => {
    expect(divide(STANDARD_FORM, { interpretation: 'ru', dietary: 'halal' })).toEqual({ open: { interpretation: 'ru' }, sealed: { dietary: 'halal' } });
  });
});
