import { Button, Checkbox, Fieldset, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { textIn, useLocale } from '../../../index.js';
import { languagesFor } from '../languages.js';
import { LocalisedField } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import { same, type Addition, type TrackDraft } from './draft.js';
import type { PartProps } from './EventForm.js';

/** The tracks of a forum in their order. Sessions choose among them; one with sessions is not taken out, and is renamed when that is meant. */
export function ForumFields({ draft, change, faults, addition }: PartProps & { addition: Extract<Addition, { kind: 'forum' }> | null }): ReactElement {
  const t = useTexts();
  const { tracks } = draft;
  const renamed = tracks.filter(({ id, name, sessions }) => sessions > 0 && !same(name, addition?.tracks.find((track) => track.id === id)?.name ?? name));
  return (
    <Stack component="section" gap="md">
      <h2>{t('form.forum')}</h2>
      <p className="muted">{t('form.tracks-hint')}</p>
      {tracks.map((track, place) => (
        <Track key={track.key} track={track} place={place} draft={draft} change={change} faults={faults} />
      ))}
      {renamed.length > 0 && (
        <Checkbox label={t('form.rename', { count: renamed.reduce((sum, { sessions }) => sum + sessions, 0) })} checked={draft.renameUsed} onChange={(ticked) => change({ renameUsed: ticked.currentTarget.checked })} />
      )}
      <Button variant="default" style={{ alignSelf: 'start' }} onClick={() => change({ tracks: [...tracks, { key: crypto.randomUUID(), id: null, name: {}, sessions: 0 }] })}>
        {t('form.track-add')}
      </Button>
    </Stack>
  );
}

function Track({ track, place, draft, change, faults }: PartProps & { track: TrackDraft; place: number }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const { tracks } = draft;
  const name = textIn(track.name, locale).text || String(place + 1);
  const others = tracks.filter((one) => one !== track);
  const moved = (to: number): TrackDraft[] => [...others.slice(0, to), track, ...others.slice(to)];
  return (
    <Fieldset legend={t('form.track', { place: place + 1 })}>
      <Stack gap="sm">
        <LocalisedField
          name={`tracks[${place}].name`}
          label={t('form.track-name')}
          languages={languagesFor(draft.workingLanguages, track.name)}
          value={track.name}
          faults={faults}
          onChange={(written) => change({ tracks: tracks.map((one) => (one === track ? { ...one, name: written } : one)) })}
        />
        <Group gap="xs">
          <Button variant="subtle" size="compact-sm" disabled={place === 0} aria-label={t('form.up-named', { name })} onClick={() => change({ tracks: moved(place - 1) })}>
            {t('form.up')}
          </Button>
          <Button variant="subtle" size="compact-sm" disabled={place === tracks.length - 1} aria-label={t('form.down-named', { name })} onClick={() => change({ tracks: moved(place + 1) })}>
            {t('form.down')}
          </Button>
          {track.sessions === 0 ? (
            <Button variant="subtle" size="compact-sm" aria-label={t('form.take-out', { name })} onClick={() => change({ tracks: tracks.filter((one) => one !== track) })}>
              {t('form.remove')}
            </Button>
          ) : (
            <span className="muted">{t('form.track-used', { count: track.sessions })}</span>
          )}
        </Group>
      </Stack>
    </Fieldset>
  );
}
