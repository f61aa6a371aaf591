import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { Name } from '../../../../design/index.js';
import { useTexts } from '../texts.js';
import { usable, type Draft } from './draft.js';
import { readList } from './list.rules.js';

type LeftOutPerson = components['schemas']['LeftOutResponse'];

/** Who gets no letter, and why: by the server's word, and lines of the list that could not be read. */
export function LeftOut({ draft, leftOut, takeBack }: { draft: Draft; leftOut: readonly LeftOutPerson[]; takeBack: (personId: string) => void }): ReactElement | null {
  const t = useTexts();
  const lines = draft.audience === 'list' ? usable(draft) : [];
  const unread = draft.audience === 'list' ? readList(draft.text, draft.listLanguage).filter(({ problem }) => problem !== null) : [];
  const count = leftOut.length + unread.length;
  if (count === 0) return null;
  const lineOf = ({ line }: LeftOutPerson): string => {
    const number = line === null ? undefined : lines[line]?.line.number;
    return number === undefined ? '' : t('list.line', { number });
  };
  return (
    <section>
      <h3>{t('left-out', { count })}</h3>
      <ul className="invite__faults">
        {leftOut.map((person) => (
          <li key={`${person.personId} ${person.line} ${person.reason}`}>
            {lineOf(person)} <Name>{person.name}</Name> – {t(`left-out.${person.reason}`)}
            {person.reason === 'excluded' && person.personId !== null && (
              <Button variant="subtle" size="compact-sm" aria-label={t('left-out.take-back-one', { name: person.name })} onClick={() => takeBack(person.personId ?? '')}>
                {t('left-out.take-back')}
              </Button>
            )}
          </li>
        ))}
        {unread.map(({ number, text, problem }) => (
          <li key={number}>
            {t('list.line', { number })} <bdi>{text}</bdi> – {problem !== null && t(`problem.${problem}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
