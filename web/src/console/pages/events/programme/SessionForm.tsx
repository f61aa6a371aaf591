import { Banner, ErrorSummary, fieldId } from '../../../../design/index.js';
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { day, placeOfZone } from '../../../../format/time.js';
import { useTrade } from '../../../../trade/trade.js';
import { api, done, ifMatch, isVersionChanged, textIn, unwrap, useLocale, type FieldFaults } from '../../../index.js';
import { useFaults } from '../faults.js';
import { languagesFor } from '../languages.js';
import { LocalisedField, useLocalisedLabels } from '../LocalisedField.js';
import { useTexts } from '../texts.js';
import { countsByKind, draftOfSession, SESSION_KINDS, sessionOf, type Programme, type Session, type SessionDraft } from './session-draft.js';
import { SpeakerFields } from './SpeakerFields.js';
import { RemoveSession } from './RemoveSession.js';

interface SessionFormProps {
  event: { id: string; zone: string; workingLanguages: string[] };
  /** Undefined for a new one. */
  session: Session | undefined;
  /** What it begins from. */
  first: SessionDraft;
  programme: Programme;
  /** What was typed here before and not saved, when the panel was closed over it. */
  kept: KeptSession | undefined;
  /** Keeps what is typed; null forgets it. */
  onKeep: (kept: KeptSession | null) => void;
  onEnd: () => void;
}

/** A session as far as it is typed, and the version that it changes. */
export interface KeptSession {
  draft: SessionDraft;
  version: number;
}

interface PartProps {
  draft: SessionDraft;
  change: (part: Partial<SessionDraft>) => void;
  faults: FieldFaults;
}

/** Adds a session, changes, moves or removes it. A room or speaker twice at one time is told afterwards; it does not stand in the way. */
export function SessionForm({ event, session, first, programme, kept, onKeep, onEnd }: SessionFormProps): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(kept?.draft ?? first);
  const [restored, setRestored] = useState(kept !== undefined);
  // What the change is based on is what was read when the form opened, not what arrived since.
  const [version, setVersion] = useState(kept?.version ?? session?.version ?? 0);
  const change = (part: Partial<SessionDraft>): void => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    onKeep({ draft: changed, version });
  };
  const end = (): void => {
    onKeep(null);
    onEnd();
  };
  const afresh = (): void => {
    onKeep(null);
    setRestored(false);
    setVersion(session?.version ?? 0);
    setDraft(first);
  };
  const save = useMutation({
    mutationFn: () => {
      const body = sessionOf(draft);
      const path = { eventId: event.id };
      return session
        ? unwrap(api.PATCH('/api/v1/events/{eventId}/sessions/{sessionId}', { params: { path: { ...path, sessionId: session.id }, header: ifMatch(version) }, body }))
        : unwrap(api.POST('/api/v1/events/{eventId}/sessions', { params: { path }, body }));
    },
    onSuccess: async ({ warnings }) => {
      done(warnings.length > 0 ? t('session.saved-warned', { count: warnings.length }) : t('session.saved'));
      end();
      await queries.invalidateQueries({ queryKey: ['events', event.id] });
    },
    // Theirs is fetched, so that it can be looked at before one decides.
    onError: (error) => isVersionChanged(error) && void queries.invalidateQueries({ queryKey: ['events', event.id, 'programme'] }),
  });
  const faults = useFaults(save.error, useLabels(draft, event.workingLanguages));
  const part = { draft, change, faults };
  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        {restored && (
          <Banner title={t('session.restored')}>
            <Button variant="default" size="compact-sm" onClick={afresh}>
              {t('session.afresh')}
            </Button>
          </Banner>
        )}
        {isVersionChanged(save.error) && session && (
          <Overtaken
            onMine={() => {
              setVersion(session.version);
              save.reset();
            }}
            onTheirs={() => {
              setDraft(draftOfSession(session));
              setVersion(session.version);
              save.reset();
            }}
          />
        )}
        <ErrorSummary title={t('faults')} faults={faults.all} ref={faults.summary} />
        <Subject {...part} languages={event.workingLanguages} />
        <TimeAndRoom {...part} programme={programme} zone={event.zone} />
        <SpeakerFields speakers={draft.speakers} faults={faults} onChange={(speakers) => change({ speakers })} />
        <Checkbox label={t('session.counts')} description={t('session.counts-hint')} checked={draft.counts} onChange={(ticked) => change({ counts: ticked.currentTarget.checked })} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t(session ? 'session.save' : 'session.add')}
          </Button>
          <Button variant="subtle" onClick={end}>
            {t('leave')}
          </Button>
          {session && <RemoveSession eventId={event.id} session={session} onRemoved={end} />}
        </Group>
      </Stack>
    </form>
  );
}

function useLabels(draft: SessionDraft, workingLanguages: readonly string[]): Map<string, string> {
  const t = useTexts();
  const localised = useLocalisedLabels();
  return new Map([
    ['kind', t('session.kind')],
    ...localised('title', t('form.title'), languagesFor(workingLanguages, draft.title)),
    ...localised('description', t('session.description'), languagesFor(workingLanguages, draft.description)),
    ['startsLocal', t('session.from')],
    ['endsLocal', t('session.to')],
    ['roomId', t('room')],
    ['trackId', t('track')],
    ...draft.speakers.map((_, place): [string, string] => [`speakers[${place}].name`, t('speaker', { place: place + 1 })]),
    ['speakers', t('speaker.find')],
  ]);
}

function Overtaken({ onMine, onTheirs }: { onMine: () => void; onTheirs: () => void }): ReactElement {
  const t = useTexts();
  return (
    <div role="alert">
      <Banner tone="wait" title={t('conflict.title')}>
        <p>{t('session.other-was-quicker')}</p>
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={onMine}>
            {t('session.keep-mine')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onTheirs}>
            {t('session.take-theirs')}
          </Button>
        </Group>
      </Banner>
    </div>
  );
}

function Subject({ draft, change, faults, languages }: PartProps & { languages: readonly string[] }): ReactElement {
  const t = useTexts();
  const trade = useTrade();
  return (
    <>
      <LocalisedField name="title" label={t('form.title')} languages={languagesFor(languages, draft.title)} value={draft.title} faults={faults} onChange={(title) => change({ title })} />
      <NativeSelect
        id={fieldId('kind')}
        label={t('session.kind')}
        error={faults.of('kind')}
        data={SESSION_KINDS.map((value) => ({ value, label: trade(`session.${value}`) }))}
        value={draft.kind}
        onChange={(chosen) => {
          const kind = SESSION_KINDS.find((one) => one === chosen.currentTarget.value) ?? draft.kind;
          change({ kind, counts: countsByKind(kind) });
        }}
      />
      <LocalisedField name="description" label={t('session.description')} lines={2} languages={languagesFor(languages, draft.description)} value={draft.description} faults={faults} onChange={(description) => change({ description })} />
    </>
  );
}

function TimeAndRoom({ draft, change, faults, programme, zone }: PartProps & { programme: Programme; zone: string }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const named = (items: readonly { id: string; name: Parameters<typeof textIn>[0] }[]) => [{ value: '', label: t('not-chosen') }, ...items.map(({ id, name }) => ({ value: id, label: textIn(name, locale).text }))];
  const days = [...new Set([...programme.days.map(({ date }) => date), draft.day])].sort();
  return (
    <>
      <NativeSelect label={t('session.day')} data={days.map((value) => ({ value, label: day(value, locale, { weekday: true }) }))} value={draft.day} onChange={(chosen) => change({ day: chosen.currentTarget.value })} />
      <SimpleGrid cols={2}>
        <TextInput type="time" id={fieldId('startsLocal')} label={t('session.from')} error={faults.of('startsLocal')} value={draft.from} onChange={(typed) => change({ from: typed.currentTarget.value })} />
        <TextInput type="time" id={fieldId('endsLocal')} label={t('session.to')} error={faults.of('endsLocal')} value={draft.to} onChange={(typed) => change({ to: typed.currentTarget.value })} />
      </SimpleGrid>
      <p className="muted">{t('clock', { place: placeOfZone(zone, locale) })}</p>
      <NativeSelect id={fieldId('roomId')} label={t('room')} description={programme.rooms.length === 0 ? t('room.none-yet') : undefined} error={faults.of('roomId')} data={named(programme.rooms)} value={draft.roomId} onChange={(chosen) => change({ roomId: chosen.currentTarget.value })} />
      {programme.tracks.length > 0 && <NativeSelect id={fieldId('trackId')} label={t('track')} error={faults.of('trackId')} data={named(programme.tracks)} value={draft.trackId} onChange={(chosen) => change({ trackId: chosen.currentTarget.value })} />}
    </>
  );
}
