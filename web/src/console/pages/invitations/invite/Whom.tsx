import { Button, Checkbox, FileButton, Radio, SegmentedControl, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { Name } from '../../../../design/index.js';
import { useTrade } from '../../../../trade/trade.js';
import { PersonSearch, refused, textIn, useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';
import { STATUSES, type Draft, type Event } from './draft.js';
import { LIST_LIMIT, readList } from './list.rules.js';

interface Part {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

/** Who is to be asked: focal points by the status of their party, people of the directory, or a list that was pasted or loaded. */
export function Whom({ event, draft, change }: Part & { event: Event }): ReactElement {
  const t = useTexts();
  const audiences = ['focal-points', 'people', 'list'] as const;
  return (
    <div className="invite__fields">
      <Radio.Group label={t('audience')} value={draft.audience} onChange={(value) => change({ audience: audiences.find((one) => one === value) ?? 'people', exclude: [] })}>
        <div className="invite__choices">
          {audiences.map((value) => (
            <Radio key={value} value={value} label={t(`audience.${value}`)} description={t(`audience.${value}.hint`)} disabled={value === 'focal-points' && event.processes.length === 0} />
          ))}
        </div>
      </Radio.Group>
      {event.processes.length === 0 && <p className="detail__quiet">{t('audience.no-process')}</p>}
      {draft.audience === 'focal-points' && <FocalPoints event={event} draft={draft} change={change} />}
      {draft.audience === 'people' && <People draft={draft} change={change} />}
      {draft.audience === 'list' && <List draft={draft} change={change} />}
    </div>
  );
}

function FocalPoints({ event, draft, change }: Part & { event: Event }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const processes = new Intl.ListFormat(locale).format(event.processes.map(({ name }) => textIn(name, locale).text));
  return (
    <>
      <Checkbox.Group label={t('statuses')} description={t('statuses.hint', { process: processes })} value={draft.statuses} onChange={(chosen) => change({ statuses: STATUSES.filter((one) => chosen.includes(one)), exclude: [] })}>
        <div className="invite__choices">
          {STATUSES.map((value) => (
            <Checkbox key={value} value={value} label={trade(`party.${value}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox label={t('alternates')} description={t('alternates.hint')} checked={draft.includeAlternates} onChange={(event_) => change({ includeAlternates: event_.currentTarget.checked })} />
    </>
  );
}

function People({ draft, change }: Part): ReactElement {
  const t = useTexts();
  return (
    <>
      <PersonSearch label={t('people.find')} exclude={draft.people.map(({ id }) => id)} onChoose={(person) => change({ people: [...draft.people, person] })} />
      {draft.people.length > 0 && (
        <ul role="list" className="invite__people" aria-label={t('people.chosen')}>
          {draft.people.map(({ id, name, institution }) => (
            <li key={id}>
              <span>
                <Name>{name}</Name>
                {institution !== '' && <span className="table__second">{institution}</span>}
              </span>
              <Button variant="subtle" size="compact-sm" aria-label={t('people.remove-one', { name })} onClick={() => change({ people: draft.people.filter((one) => one.id !== id) })}>
                {t('people.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function List({ draft, change }: Part): ReactElement {
  const t = useTexts();
  const lines = readList(draft.text, draft.listLanguage);
  const faulty = lines.filter(({ problem }) => problem !== null);
  const load = (file: File | null): void => {
    file?.text().then(
      (text) => change({ text }),
      () => refused(null, t('list.unreadable')),
    );
  };
  return (
    <>
      <Textarea label={t('list')} description={t('list.hint')} value={draft.text} autosize minRows={6} maxRows={16} spellCheck={false} onChange={(event) => change({ text: event.currentTarget.value })} />
      <div className="buttons">
        <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={load}>
          {(props) => (
            <Button variant="default" {...props}>
              {t('list.load')}
            </Button>
          )}
        </FileButton>
        <span role="status">{t('list.count', { count: lines.length - faulty.length })}</span>
      </div>
      {lines.length > LIST_LIMIT && <p className="field__error">{t('list.limit', { limit: LIST_LIMIT })}</p>}
      {faulty.length > 0 && (
        <section aria-label={t('list.faults')}>
          <h3>{t('list.faults')}</h3>
          <ul className="invite__faults">
            {faulty.map(({ number, text, problem }) => (
              <li key={number}>
                {t('list.line', { number })} {problem !== null && t(`problem.${problem}`)} <bdi className="detail__quiet">{text}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div>
        <p id="list-language">{t('list.language')}</p>
        <SegmentedControl aria-labelledby="list-language" value={draft.listLanguage} data={[{ value: 'en', label: t('language.en') }, { value: 'ru', label: t('language.ru') }]} onChange={(value) => change({ listLanguage: value === 'ru' ? 'ru' : 'en' })} />
      </div>
    </>
  );
}
