import { plainToInstance } from 'class-transformer';
import { ArrayMaxSize, IsInt, Length, Matches, Max, validateSync } from 'class-validator';
import { fieldProblems } from './validation.js';

class Line2Request {
  @Length(1, 80)
  line2!: string;

  @IsInt()
  @Max(500)
  seats!: number;

  @ArrayMaxSize(3)
  tags!: string[];

  @Matches(/^\d+$/)
  code!: string;
}

const told = (input: object, locale: 'en' | 'ru'): Record<string, string> => Object.fromEntries(fieldProblems(validateSync(plainToInstance(Line2Request, input)), locale).map(({ field, detail }) => [field, detail]));

describe('what is wrong with a field', () => {
  const good = { line2: 'x', seats: 5, tags: [], code: '7' };

  it('is told without the name of the field, which stands beside it', () => {
    expect(told({ ...good, line2: '' }, 'en')).toEqual({ line2: 'Fill in this field.' });
    expect(told({ ...good, code: 'seven' }, 'en')).toEqual({ code: 'Correct this; its form is not right.' });
  });

  it('names the limit that was broken, in either language', () => {
    const bad = { ...good, line2: 'x'.repeat(81), seats: 501, tags: ['a', 'b', 'c', 'd'] };
    expect(told(bad, 'en')).toEqual({ line2: 'Shorten it to 80 characters.', seats: 'Enter 500 or less.', tags: 'Choose at most 3.' });
    expect(told(bad, 'ru')).toEqual({ line2: 'Слишком длинно; допустимая длина в символах: 80.', seats: 'Укажите число не больше 500.', tags: 'Выберите не больше 3.' });
  });

  it('says nothing in English to a reader of Russian', () => {
    expect(Object.values(told({ line2: '', seats: 'many', tags: null, code: '' }, 'ru')).join(' ')).not.toMatch(/[a-z]{4}/i);
  });
});
