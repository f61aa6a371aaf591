import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { faultAt } from './delegation.js';
import { useTexts } from './texts.js';

export interface DeadlineValues {
  nominateBy: string;
  completeBy: string;
}

/** An empty field is no deadline. */
export function deadlinesOf({ nominateBy, completeBy }: DeadlineValues): { nominateBy: string | null; completeBy: string | null } {
  return { nominateBy: nominateBy || null, completeBy: completeBy || null };
}

/** The two deadlines of a nomination, by the clock of the event's place. */
export function Deadlines({ values, change, error }: { values: DeadlineValues; change: (values: DeadlineValues) => void; error: Error | null }): ReactElement {
  const t = useTexts();
  return (
    <>
      <TextInput type="datetime-local" label={t('names-by')} description={t('deadline-hint')} value={values.nominateBy} error={faultAt(error, 'nominateBy')} onChange={(event) => change({ ...values, nominateBy: event.currentTarget.value })} />
      <TextInput type="datetime-local" label={t('complete-by')} value={values.completeBy} error={faultAt(error, 'completeBy')} onChange={(event) => change({ ...values, completeBy: event.currentTarget.value })} />
    </>
  );
}
