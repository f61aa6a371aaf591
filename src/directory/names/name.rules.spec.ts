import { isPersonName } from './name.rules.js';

describe("a person's name", () => {
  it.each(['Akhmetova', 'Ахметова', 'Жұмабаева', 'احمدی', "O'Brien", "'t Hooft", 'Jean-Pierre', 'van der Berg', 'Əliyev', 'Ó', 'Smith Jr.', 'محمد‌علی'])('may be %s', (name) => {
    expect(isPersonName(name)).toBe(true);
  });

  it.each(['=HYPERLINK("http://x")', '+7 701', '@SUM(A1)', '-2+3', '', ' ', '…', '12', 'Ann\u202enosnhoJ', 'Ann\u0007', '\tAnn\u0000'])('is not %j', (name) => {
    expect(isPersonName(name)).toBe(false);
  });
});
