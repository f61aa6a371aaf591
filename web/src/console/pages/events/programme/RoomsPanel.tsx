import { Button, Fieldset, Group, NumberInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { components } from '../../../../api/schema.js';
import { ErrorSummary } from '../../../../design/index.js';
import { api, done, ifMatch, refused, textIn, unwrap, useLocale } from '../../../index.js';
import { useFaults } from '../faults.js';
import { languagesFor, tidyTexts, type Texts } from '../languages.js';
import { LocalisedField, useLocalisedLabels } from '../LocalisedField.js';
import { useTexts } from '../texts.js';

type Room = components['schemas']['RoomResponse'];

interface RoomsProps {
  event: { id: string; workingLanguages: string[] };
  rooms: readonly Room[];
}

/** The rooms of an event: each is changed by itself; one in which sessions are held is not removed. */
export function RoomsPanel({ event, rooms }: RoomsProps): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  return (
    <Stack gap="lg">
      {rooms.map((room) => (
        // A room that somebody else changed begins anew from what it is now.
        <Fieldset key={`${room.id} ${room.version}`} legend={textIn(room.name, locale).text}>
          <RoomForm event={event} room={room} />
        </Fieldset>
      ))}
      <Fieldset legend={t('room.new')}>
        <RoomForm key={rooms.length} event={event} />
      </Fieldset>
    </Stack>
  );
}

function RoomForm({ event, room }: { event: RoomsProps['event']; room?: Room }): ReactElement {
  const t = useTexts();
  const queries = useQueryClient();
  const localised = useLocalisedLabels();
  const [name, setName] = useState<Texts>(room?.name ?? {});
  const [capacity, setCapacity] = useState(room?.capacity ? String(room.capacity) : '');
  const languages = languagesFor(event.workingLanguages, name);
  const path = { eventId: event.id };
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['events', event.id] });
  const save = useMutation({
    mutationFn: () => {
      const body = { name: tidyTexts(name), capacity: capacity === '' ? null : Number(capacity) };
      return room
        ? unwrap(api.PATCH('/api/v1/events/{eventId}/rooms/{roomId}', { params: { path: { ...path, roomId: room.id }, header: ifMatch(room.version) }, body }))
        : unwrap(api.POST('/api/v1/events/{eventId}/rooms', { params: { path }, body }));
    },
    onSuccess: async () => {
      done(t('room.saved'));
      await again();
    },
  });
  const remove = useMutation({
    mutationFn: (roomId: string) => unwrap(api.DELETE('/api/v1/events/{eventId}/rooms/{roomId}', { params: { path: { ...path, roomId } } })),
    onSuccess: async () => {
      done(t('room.removed'));
      await again();
    },
    onError: (error) => refused(error, t('failed')),
  });
  // Several such forms stand on one page: each has fields of its own.
  const prefix = `room-${room?.id ?? 'new'}`;
  const faults = useFaults(save.error, new Map([...localised('name', t('room.name'), languages), ['capacity', t('room.capacity')]]));
  const own = { ...faults, all: faults.all.map(({ field, text }) => ({ field: field === null ? null : `${prefix}.${field}`, text })), of: (field: string) => faults.of(field.replace(`${prefix}.`, '')) };
  return (
    <form
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        <ErrorSummary title={t('faults')} faults={own.all} ref={own.summary} />
        <LocalisedField name={`${prefix}.name`} label={t('room.name')} languages={languages} value={name} faults={own} onChange={setName} />
        <NumberInput id={`field-${prefix}.capacity`} className="short-field" label={t('room.capacity')} allowDecimal={false} allowNegative={false} error={own.of(`${prefix}.capacity`)} value={capacity} onChange={(typed) => setCapacity(String(typed))} />
        <Group gap="xs">
          <Button type="submit" variant={room ? 'default' : 'filled'} size="compact-md" loading={save.isPending}>
            {t(room ? 'room.save' : 'room.add')}
          </Button>
          {room && (
            <Button variant="outline" color="red" size="compact-md" loading={remove.isPending} onClick={() => remove.mutate(room.id)}>
              {t('session.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
