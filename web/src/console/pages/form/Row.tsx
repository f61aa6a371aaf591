import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Icon } from '../../../design/index.js';
import type { Chosen } from './edits.js';
import { useTexts } from './texts.js';

interface Props {
  what: Chosen;
  name: string;
  about: string;
  chosen: boolean;
  faulty: boolean;
  locked: boolean;
  choose: (what: Chosen) => void;
  move: (what: Chosen, by: -1 | 1) => void;
}

/** A section or a question in the outline: a button that opens it, and moves it with Alt and an arrow key. */
export function Row({ what, name, about, chosen, faulty, locked, choose, move }: Props): ReactElement {
  const t = useTexts();
  const pressed = (event: KeyboardEvent): void => {
    if (locked || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(what, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <div className={`outline__row outline__row--${what.what}`} data-chosen={chosen || undefined}>
      {!locked && what.what === 'field' && <IconGripVertical size={16} aria-hidden className="outline__grip" />}
      <button type="button" id={`outline-${what.id}`} className="outline__name" aria-current={chosen || undefined} aria-keyshortcuts={locked ? undefined : 'Alt+ArrowUp Alt+ArrowDown'} onClick={() => choose(what)} onKeyDown={pressed}>
        <span>
          {faulty && <Icon name="bad" size={16} />} {name}
          {faulty && <span className="sr-only"> ({t('mark.faulty')})</span>}
        </span>
        <span className="outline__about">{about}</span>
      </button>
      {!locked && chosen && (
        <>
          <ActionIcon variant="subtle" aria-label={t('move.up', { name })} onClick={() => move(what, -1)}>
            <IconArrowUp size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t('move.down', { name })} onClick={() => move(what, 1)}>
            <IconArrowDown size={18} />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
