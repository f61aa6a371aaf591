import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { done, ProblemError, refused } from '../../../index.js';
import { DIRECTORY, today } from '../directory.js';
import { useTexts } from '../texts.js';

/** Ends something dated: asks for its last day in place. `of` names what ends, for screen readers. */
export function EndIt({ of, end }: { of: string; end: (on: string) => Promise<unknown> }): ReactElement {
  const t = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [on, setOn] = useState(today);
  const ending = useMutation({
    mutationFn: () => end(on),
    onSuccess: async () => {
      setAsking(false);
      done(t('ended'));
      await queries.invalidateQueries({ queryKey: DIRECTORY });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.errors.length === 0) refused(error, t('failed'));
    },
  });
  const fault = ending.error instanceof ProblemError ? ending.error.errors[0]?.detail : undefined;
  if (!asking) {
    return (
      <Button variant="subtle" size="compact-sm" aria-label={t('end-of', { what: of })} onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
    );
  }
  return (
    <form
      className="end-it"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ending.mutate();
      }}
    >
      <TextInput id={id} type="date" label={t('last-day')} error={fault} value={on} autoFocus onChange={(event) => setOn(event.currentTarget.value)} />
      <div className="buttons">
        <Button type="submit" size="xs" loading={ending.isPending}>
          {t('end-now')}
        </Button>
        <Button variant="subtle" size="xs" onClick={() => setAsking(false)}>
          {t('form.leave')}
        </Button>
      </div>
    </form>
  );
}
