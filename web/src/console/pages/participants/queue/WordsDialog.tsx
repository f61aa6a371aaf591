import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from './texts.js';

/** Asks for the words that people will read: why they are rejected, or what they are asked. */
export function WordsDialog({ kind, count, onSend, onClose }: { kind: 'reject' | 'ask'; count: number; onSend: (words: string) => void; onClose: () => void }): ReactElement {
  const t = useTexts();
  const [words, setWords] = useState('');
  return (
    <Modal opened onClose={onClose} title={t(`words.${kind}`, { count })} closeButtonProps={{ 'aria-label': t('words.leave') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend(words.replaceAll(/\s+/g, ' ').trim());
        }}
      >
        <Stack>
          <Textarea aria-label={t(`words.${kind}`, { count })} description={t(`words.hint.${kind}`)} value={words} onChange={(event) => setWords(event.currentTarget.value)} required minLength={3} maxLength={500} autosize minRows={3} data-autofocus />
          <div className="buttons">
            <Button type="submit" {...(kind === 'reject' && { color: 'red' })}>
              {t(`words.send.${kind}`, { count })}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('words.leave')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
