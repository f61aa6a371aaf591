import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api.js';

/** Says that something is done: `done(t('approved', { count }))`. */
export function done(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 5000 });
}

/** Says that something is done and can be taken back, for a while: `doneUndoable(t('removed'), { label: t('undo'), undo })`. */
export function doneUndoable(message: string, { label, undo }: { label: string; undo: () => void }): void {
  const id = crypto.randomUUID();
  const take = (): void => {
    notifications.hide(id);
    undo();
  };
  notifications.show({
    id,
    color: 'green',
    autoClose: 15_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button variant="default" size="compact-sm" onClick={take}>
          {label}
        </Button>
      </Group>
    ),
  });
}

/** Says what the server refused, when there is no field to say it at. `otherwise` is for faults without a sentence. */
export function refused(error: unknown, otherwise: string): void {
  notifications.show({ message: error instanceof ProblemError && error.message !== '' ? error.message : otherwise, color: 'red', autoClose: 12_000 });
}
