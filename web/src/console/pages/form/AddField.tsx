import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FieldKind } from '../../../../../src/registration/form/form.js';
import { freshField, type Field } from './edits.js';
import { useTexts } from './texts.js';

/** Kinds of question, as organisers look for them. */
export const KIND_GROUPS = [
  { group: 'words', kinds: ['text', 'paragraph', 'email', 'phone'] },
  { group: 'choices', kinds: ['choice', 'select', 'choices', 'yes-no', 'consent'] },
  { group: 'figures', kinds: ['number', 'date'] },
  { group: 'known', kinds: ['country', 'language', 'languages', 'passport', 'dietary', 'accessibility', 'travel'] },
  { group: 'sent', kinds: ['file', 'photo'] },
] as const satisfies readonly { group: string; kinds: readonly FieldKind[] }[];

/** Adds a question of a kind after what is chosen. */
export function AddField({ add }: { add: (field: Field) => void }): ReactElement {
  const t = useTexts();
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button>{t('add.field')}</Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} className="builder__menu">
        {KIND_GROUPS.map(({ group, kinds }) => (
          <div key={group} role="group" aria-label={t(`kinds.${group}`)}>
            <Menu.Label aria-hidden>{t(`kinds.${group}`)}</Menu.Label>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(freshField(kind))}>
                {t(`kind.${kind}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
