import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, done, doneUndoable, refused, textIn, unwrap, useLocale } from '../../../index.js';
import { useTexts } from '../texts.js';
import { draftOfSession, sessionOf, type Session } from './session-draft.js';

/** Takes a session out of the programme at once; for a while it can be put back as it was. */
export function RemoveSession({ eventId, session, onRemoved }: { eventId: string; session: Session; onRemoved: () => void }): ReactElement {
  const t = useTexts();
  const locale = useLocale();
  const queries = useQueryClient();
  const title = textIn(session.title, locale).text;
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['events', eventId] });
  // Not a mutation of this component: it is gone from the page by then.
  const putBack = async (): Promise<void> => {
    try {
      await unwrap(api.POST('/api/v1/events/{eventId}/sessions', { params: { path: { eventId } }, body: sessionOf(draftOfSession(session)) }));
      done(t('session.put-back', { title }));
    } catch (error) {
      refused(error, t('failed'));
    }
    await again();
  };
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/events/{eventId}/sessions/{sessionId}', { params: { path: { eventId, sessionId: session.id } } })),
    onSuccess: async () => {
      doneUndoable(t('session.removed', { title }), { label: t('undo'), undo: () => void putBack() });
      onRemoved();
      await again();
    },
    onError: (error) => refused(error, t('failed')),
  });
  return (
    <Button variant="outline" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('session.remove')}
    </Button>
  );
}
