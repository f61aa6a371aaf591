import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Loading, Name, Status } from '../../../../design/index.js';
import { day } from '../../../../format/time.js';
import { useTrade } from '../../../../trade/trade.js';
import { textIn, Trouble, useAddress, useCan, useLocale } from '../../../index.js';
import { AddPosition } from './AddPosition.js';
import { ChangePerson } from './ChangePerson.js';
import { personQuery, today, type Person } from '../directory.js';
import { Events } from './Events.js';
import { Joined, PointsTo, SameAs } from './merge/Joined.js';
import { MergePerson } from './merge/MergePerson.js';
import { useLanguageName } from './PersonFields.js';
import { useStateName } from '../form/StateField.js';
import { useTerm } from '../terms.js';
import { useTexts } from '../texts.js';

/** All that is known of a person, and how to change it. */
export function PersonPanel({ id }: { id: string }): ReactElement {
  const t = useTexts();
  const can = useCan();
  const [, setAddress] = useAddress();
  const [doing, setDoing] = useState<'change' | 'position' | 'merge' | null>(null);
  const { data: person, error, refetch } = useQuery(personQuery(id));
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!person) return <Loading label={t('loading')} lines={8} />;
  if (doing === 'change') return <ChangePerson person={person} onEnd={() => setDoing(null)} />;
  if (doing === 'position') return <AddPosition personId={id} onEnd={() => setDoing(null)} />;
  if (doing === 'merge') {
    const merged = (keptId: string): void => {
      setDoing(null);
      setAddress({ panel: keptId });
    };
    return <MergePerson personId={id} onEnd={() => setDoing(null)} onMerged={merged} />;
  }
  const { mergedInto } = person;
  return (
    <div className="entry">
      <NamesOf person={person} />
      {mergedInto !== null && <PointsTo onOpen={() => setAddress({ panel: mergedInto })} />}
      {can('person.change') && mergedInto === null && (
        <div className="buttons">
          <Button variant="default" onClick={() => setDoing('change')}>
            {t('person.change')}
          </Button>
          <Button variant="subtle" onClick={() => setDoing('position')}>
            {t('position.add')}
          </Button>
          {can('person.merge') && <SameAs onClick={() => setDoing('merge')} />}
        </div>
      )}
      <Facts person={person} />
      <Positions person={person} />
      <Designations person={person} />
      <Events personId={id} />
      {can('person.merge') && <Joined personId={id} />}
    </div>
  );
}

function NamesOf({ person }: { person: Person }): ReactElement {
  const t = useTexts();
  const { cyrillic, native } = person.otherScripts;
  return (
    <div>
      <h2>
        {person.title !== null && <span className="muted">{person.title} </span>}
        <Name>{person.name}</Name>
      </h2>
      {cyrillic && (
        <p lang="ru">
          <Name>
            {cyrillic.given} {cyrillic.family}
          </Name>
        </p>
      )}
      {native && (
        <p>
          <Name lang={native.language}>
            {native.given} {native.family}
          </Name>
        </p>
      )}
      {person.fictitious && <Status>{t('fictitious')}</Status>}
    </div>
  );
}

function Facts({ person }: { person: Person }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const languageName = useLanguageName();
  const stateName = useStateName();
  const facts: [string, ReactNode][] = [
    [t('position'), textIn(person.position, locale).text],
    [t('institution'), textIn(person.institution, locale).text],
    [t('stateIso2'), stateName(person.stateIso2)],
    [t('sex'), person.sex && trade(`sex.${person.sex}`)],
    [t('birthDate'), person.birthDate && day(person.birthDate, locale)],
    [t('email'), person.email && <a href={`mailto:${person.email}`}>{person.email}</a>],
    [t('phone'), person.phone && <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>{person.phone}</a>],
    ...person.otherContacts.map(({ kind, value, note }): [string, ReactNode] => [t(`contact.${kind}`), [value, note].filter(Boolean).join(' – ')]),
    [t('correspondenceLanguage'), languageName(person.correspondenceLanguage)],
    [t('languages'), person.languages.map(languageName).join(', ')],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value], place) => (
          <div key={`${label} ${place}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Positions({ person }: { person: Person }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const term = useTerm();
  if (person.positions.length === 0) return null;
  return (
    <section>
      <h3>{t('positions')}</h3>
      <ul role="list" className="entry__lines">
        {person.positions.map(({ id, title, institution, from, to }) => (
          <li key={id}>
            <span>{[textIn(title, locale).text, textIn(institution, locale).text].filter((part) => part !== '').join(', ')}</span>
            <span className="muted">{term({ from, to })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Designations({ person }: { person: Person }): ReactElement | null {
  const t = useTexts();
  const locale = useLocale();
  const term = useTerm();
  if (person.designations.length === 0) return null;
  return (
    <section>
      <h3>{t('speaks-for')}</h3>
      <ul role="list" className="entry__lines">
        {person.designations.map(({ id, of, rank, from, to }) => (
          <li key={id}>
            <span>
              {textIn(of, locale).text}: {t(`rank.${rank}`)}
            </span>
            <Status tone={to === null || to >= today() ? 'ok' : 'rest'}>{term({ from, to })}</Status>
          </li>
        ))}
      </ul>
    </section>
  );
}
