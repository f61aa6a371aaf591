import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Loading, Name } from '../../../../../design/index.js';
import { day } from '../../../../../format/time.js';
import { useTrade, type TradeKey } from '../../../../../trade/trade.js';
import { PersonSearch, textIn, Trouble, useLocale } from '../../../../index.js';
import type { Person } from '../../directory.js';
import { useStateName } from '../../form/StateField.js';
import { useTexts as useDirectoryTexts } from '../../texts.js';
import { useLanguageName } from '../PersonFields.js';
import { useTexts } from './texts.js';
import { previewQuery, useMerging, type MergeField, type MergePreview } from './use-merging.js';
import './merge.css';

/** Which other entry is the same person, both side by side, what goes over, and only then the merge. */
export function MergePerson({ personId, onEnd, onMerged }: { personId: string; onEnd: () => void; onMerged: (keptId: string) => void }): ReactElement {
  const t = useTexts();
  const [sides, setSides] = useState<{ keptId: string; otherId: string } | null>(null);
  return (
    <section className="entry" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {sides === null ? (
        <>
          <p>{t('text')}</p>
          <PersonSearch label={t('search')} exclude={[personId]} onChoose={({ id }) => setSides({ keptId: personId, otherId: id })} />
          <div className="buttons">
            <Button variant="subtle" onClick={onEnd}>
              {t('leave')}
            </Button>
          </div>
        </>
      ) : (
        <Both key={sides.keptId} {...sides} onSwap={() => setSides({ keptId: sides.otherId, otherId: sides.keptId })} onEnd={onEnd} onMerged={onMerged} />
      )}
    </section>
  );
}

function Both({ keptId, otherId, onSwap, onEnd, onMerged }: { keptId: string; otherId: string; onSwap: () => void; onEnd: () => void; onMerged: (keptId: string) => void }): ReactElement {
  const t = useTexts();
  const { data, error, refetch } = useQuery(previewQuery(keptId, otherId));
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} lines={8} />;
  return <Choice preview={data} onSwap={onSwap} onEnd={onEnd} onMerged={onMerged} />;
}

function Choice({ preview, onSwap, onEnd, onMerged }: { preview: MergePreview; onSwap: () => void; onEnd: () => void; onMerged: (keptId: string) => void }): ReactElement {
  const t = useTexts();
  const merging = useMerging(onMerged);
  const differing = useDiffering(preview);
  // What only the other entry knows is taken unless one decides otherwise.
  const [take, setTake] = useState<ReadonlySet<MergeField>>(() => new Set(differing.flatMap(({ field, kept, other }) => (kept === '' && other !== '' ? [field] : []))));
  const [keep, setKeep] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(preview.clashes.map(({ eventId, options }) => [eventId, options[0]?.id ?? ''])));
  const choose = (field: MergeField, fromOther: boolean): void => setTake(new Set([...[...take].filter((one) => one !== field), ...(fromOther ? [field] : [])]));
  return (
    <Stack gap="lg">
      <Compare preview={preview} differing={differing} take={take} choose={choose} />
      <div className="buttons">
        <Button variant="default" onClick={onSwap}>
          {t('swap')}
        </Button>
      </div>
      <Clashes preview={preview} keep={keep} choose={(eventId, id) => setKeep({ ...keep, [eventId]: id })} />
      <section>
        <h3>{t('moves')}</h3>
        {preview.moves.length === 0 ? (
          <p>{t('moves.none')}</p>
        ) : (
          <ul>
            {preview.moves.map(({ what, count }) => (
              <li key={what}>{t(`move.${what}` as 'move.registrations', { count })}</li>
            ))}
          </ul>
        )}
      </section>
      <div>
        <p className="muted">{t('merge.text')}</p>
        <div className="buttons">
          <Button loading={merging.isPending} onClick={() => merging.merge(preview, [...take], Object.values(keep))}>
            {t('merge')}
          </Button>
          <Button variant="subtle" onClick={onEnd}>
            {t('leave')}
          </Button>
        </div>
      </div>
    </Stack>
  );
}

function Compare({ preview: { kept, other }, differing, take, choose }: { preview: MergePreview; differing: readonly Differing[]; take: ReadonlySet<MergeField>; choose: (field: MergeField, fromOther: boolean) => void }): ReactElement {
  const t = useTexts();
  const head = (person: Person, text: string): ReactElement => (
    <th scope="col">
      <Name>{person.name}</Name>
      <span className="muted merge__side">{text}</span>
    </th>
  );
  return (
    <section>
      <h3>{t('choose')}</h3>
      <p className="muted">{differing.length === 0 ? t('nothing-differs') : t('choose.text')}</p>
      <table className="merge">
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {head(kept, t('kept'))}
            {head(other, t('other'))}
          </tr>
        </thead>
        <tbody>
          {differing.map(({ field, label, ...values }) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              {(['kept', 'other'] as const).map((side) => (
                <td key={side}>
                  <Radio name={`merge-${field}`} label={values[side] === '' ? <span className="muted">{t('none')}</span> : values[side]} aria-label={`${label}: ${values[side] === '' ? t('none') : values[side]}`} checked={take.has(field) === (side === 'other')} onChange={() => choose(field, side === 'other')} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Clashes({ preview, keep, choose }: { preview: MergePreview; keep: Readonly<Record<string, string>>; choose: (eventId: string, id: string) => void }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  return (
    <>
      {preview.clashes.map(({ eventId, title, options }) => (
        <Radio.Group key={eventId} label={t('clash', { event: textIn(title, locale).text })} description={t('clash.text')} value={keep[eventId] ?? ''} onChange={(id) => choose(eventId, id)}>
          <Stack gap="xs" mt="xs">
            {options.map(({ id, personId, status }) => (
              <Radio key={id} value={id} label={t(personId === preview.kept.id ? 'clash.kept' : 'clash.other', { status: trade(`registration.${status}` as TradeKey) })} />
            ))}
          </Stack>
        </Radio.Group>
      ))}
    </>
  );
}

/** A field of which the two entries say different things, each as one reads it; empty for nothing. */
interface Differing {
  field: MergeField;
  label: string;
  kept: string;
  other: string;
}

function useDiffering({ kept, other }: MergePreview): Differing[] {
  const t = useDirectoryTexts();
  const tm = useTexts();
  const trade = useTrade();
  const locale = useLocale();
  const languageName = useLanguageName();
  const stateName = useStateName();
  const names = ({ otherScripts: { cyrillic, native } }: Person): string => [cyrillic, native].flatMap((one) => (one ? [`${one.given} ${one.family}`] : [])).join('; ');
  const fields: readonly (readonly [MergeField, string, (person: Person) => string])[] = [
    ['title', t('title'), ({ title }) => title ?? ''],
    ['givenName', t('givenName'), ({ givenName }) => givenName],
    ['familyName', t('familyName'), ({ familyName }) => familyName],
    ['otherScripts', tm('other-scripts'), names],
    ['sex', t('sex'), ({ sex }) => (sex === null ? '' : trade(`sex.${sex}`))],
    ['birthDate', t('birthDate'), ({ birthDate }) => (birthDate === null ? '' : day(birthDate, locale))],
    ['email', t('email'), ({ email }) => email ?? ''],
    ['phone', t('phone'), ({ phone }) => phone ?? ''],
    ['otherContacts', tm('other-contacts'), ({ otherContacts }) => otherContacts.map(({ value }) => value).join(', ')],
    ['stateIso2', t('stateIso2'), ({ stateIso2 }) => (stateIso2 === null ? '' : stateName(stateIso2))],
    ['correspondenceLanguage', t('correspondenceLanguage'), ({ correspondenceLanguage }) => languageName(correspondenceLanguage)],
    ['languages', t('languages'), ({ languages }) => languages.map(languageName).join(', ')],
  ];
  return fields.map(([field, label, read]) => ({ field, label, kept: read(kept), other: read(other) })).filter((one) => one.kept !== one.other);
}
