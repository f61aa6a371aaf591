import { Checkbox, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldId } from '../../../../design/index.js';
import { useLocale } from '../../../index.js';
import { languagesFor } from '../languages.js';
import { useKinds, useProcesses } from '../lists.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import type { PartProps } from './EventForm.js';

/** Languages that events of the region work in. */
const LANGUAGES = ['en', 'ru', 'fa', 'kk', 'ky', 'ps', 'tg', 'tk', 'tr', 'ur', 'uz', 'zh'];

/** What kind of event it is, what it is called, and what it belongs to. The kind of an event that is made stays for good. */
export function SubjectFields({ draft, change, faults, made }: PartProps & { made: boolean }): ReactElement {
  const t = useTexts();
  const { kinds, subKindsOf } = useKinds();
  const languages = languagesFor(draft.workingLanguages, draft.title, draft.theme);
  const subKinds = subKindsOf(draft.kind);
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.subject')}</h2>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          id={fieldId('kind')}
          label={t('form.kind')}
          description={t(made ? 'form.kind-stays' : 'form.kind-hint')}
          disabled={made}
          error={faults.of('kind')}
          data={kinds}
          value={draft.kind}
          onChange={(chosen) => change({ kind: chosen.currentTarget.value, subKind: '' })}
        />
        <NativeSelect
          id={fieldId('subKind')}
          label={t('form.subKind')}
          description={t('form.subKind-hint')}
          error={faults.of('subKind')}
          data={[...(draft.subKind === '' ? [{ value: '', label: t('not-chosen') }] : []), ...subKinds]}
          value={draft.subKind}
          onChange={(chosen) => change({ subKind: chosen.currentTarget.value })}
        />
      </SimpleGrid>
      <LocalisedField name="title" label={t('form.title')} languages={languages} value={draft.title} faults={faults} onChange={(title) => change({ title })} />
      <LocalisedField name="theme" label={t('form.theme')} hint={t('form.theme-hint')} lines={2} languages={languages} value={draft.theme} faults={faults} onChange={(theme) => change({ theme })} />
      <Belonging draft={draft} change={change} faults={faults} />
    </Stack>
  );
}

function Belonging({ draft, change, faults }: PartProps): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const processes = useProcesses();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const offered = [...new Set([...LANGUAGES, ...draft.workingLanguages])];
  return (
    <>
      <Checkbox.Group
        id={fieldId('workingLanguages')}
        tabIndex={-1}
        label={t('form.workingLanguages')}
        description={t('form.workingLanguages-hint')}
        error={faults.of('workingLanguages')}
        value={draft.workingLanguages}
        onChange={(workingLanguages) => change({ workingLanguages })}
      >
        <div className="choices">
          {offered.map((language) => (
            <Checkbox key={language} value={language} label={names.of(language) ?? language} />
          ))}
        </div>
      </Checkbox.Group>
      {processes.length > 0 && (
        <Checkbox.Group
          id={fieldId('processIds')}
          tabIndex={-1}
          label={t('form.processIds')}
          description={t('form.processIds-hint')}
          error={faults.of('processIds')}
          value={draft.processIds}
          // The first one chosen stays the first: its parties are the ones that are meant.
          onChange={(chosen) => change({ processIds: [...draft.processIds.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !draft.processIds.includes(id))] })}
        >
          <div className="choices">
            {processes.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}
