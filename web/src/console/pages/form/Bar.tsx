import { Button, Group } from '@mantine/core';
import { useEffect, type ReactElement } from 'react';
import { Banner } from '../../../design/index.js';
import { Beginnings } from './Beginnings.js';
import type { StoredForm } from './form.js';
import type { KeptForm } from './kept-form.js';
import { useTexts } from './texts.js';

interface Props {
  eventId: string;
  read: StoredForm;
  kept: KeptForm;
  saving: boolean;
  locked: boolean;
  save: () => void;
}

/** What version there is, what saving would do, and what can be taken back. */
export function Bar({ eventId, read, kept, saving, locked, save }: Props): ReactElement {
  const t = useTexts();
  useUndoKeys(kept, locked);
  const next = read.version + 1;
  return (
    <>
      <Group justify="space-between" align="start" className="builder__bar">
        <div>
          <p>{read.version === 0 ? t('version.standard') : t('version.own', { version: read.version })}</p>
          <p className="muted">{read.answered === 0 ? t('answered.none') : t('answered', { count: read.answered, next })}</p>
        </div>
        {!locked && (
          <Group gap="xs">
            <Beginnings eventId={eventId} kept={kept} />
            <Button variant="default" disabled={!kept.canUndo} onClick={kept.undo}>
              {t('undo')}
            </Button>
            <Button variant="default" disabled={!kept.canRedo} onClick={kept.redo}>
              {t('redo')}
            </Button>
            <Button loading={saving} disabled={!kept.touched} onClick={save}>
              {t('save', { version: next })}
            </Button>
          </Group>
        )}
      </Group>
      {kept.restored && (
        <Banner tone="info" title={t('restored.title')}>
          <p>{t('restored.text')}</p>
          <Button variant="default" size="compact-sm" onClick={() => kept.begin({ base: read.version, form: read })}>
            {t('restored.forget')}
          </Button>
        </Banner>
      )}
    </>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z take steps of the form back, outside of fields, which take back their own letters. */
function useUndoKeys(kept: KeptForm, locked: boolean): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (locked || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
      event.preventDefault();
      if (event.shiftKey) kept.redo();
      else kept.undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
